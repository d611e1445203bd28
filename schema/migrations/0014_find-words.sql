-- Words of notes are found by the rules of the language in which they were written. Chinese, Japanese and Korean are
-- written without spaces: each sign and each pair of neighbours counts as a word. The bodies are bound to what they name
-- when they are written, so that they mean the same whatever path a session searches.
CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT CASE split_part(lower(language), '-', 1)
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'it' THEN 'pg_catalog.italian'::regconfig
    WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
    WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
    ELSE 'pg_catalog.simple'::regconfig
  END;
END;
--> statement-breakpoint
CREATE FUNCTION unspaced_runs(given text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT run[1] FROM regexp_matches(given, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', 'g') AS run;
END;
--> statement-breakpoint
CREATE FUNCTION spaced_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT regexp_replace(given, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', ' ', 'g');
END;
--> statement-breakpoint
CREATE FUNCTION words_of(language text, VARIADIC texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT to_tsvector(search_config(language), spaced_text(array_to_string(texts, E'\n')))
    || array_to_tsvector(ARRAY(
      SELECT DISTINCT word
      FROM unspaced_runs(array_to_string(texts, E'\n')) AS run,
        generate_series(1, length(run)) AS place,
        LATERAL (VALUES (substr(run, place, 1)), (substr(run, place, 2))) AS words(word)
    ));
END;
--> statement-breakpoint
CREATE FUNCTION words_asked(language text, asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT websearch_to_tsquery(search_config(language), spaced_text(asked)) && coalesce((
    SELECT string_agg(quote_literal(word), ' & ')::tsquery
    FROM unspaced_runs(asked) AS run,
      generate_series(1, greatest(1, length(run) - 1)) AS place,
      LATERAL (VALUES (substr(run, place, 2))) AS words(word)
  ), ''::tsquery);
END;
--> statement-breakpoint
-- What a note in any language may be found by: the index narrows by this, the note's own language decides.
CREATE FUNCTION words_asked_anywhere(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT words_asked('ar', asked) || words_asked('de', asked) || words_asked('en', asked) || words_asked('es', asked)
    || words_asked('fr', asked) || words_asked('it', asked) || words_asked('nl', asked) || words_asked('pt', asked)
    || words_asked('ru', asked) || words_asked('tr', asked) || words_asked('', asked);
END;
