import type { DemoPerson, TestServer } from './test-server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
type Answer = any;

/** Sends mutations by name; gives what they show, or `refused` with every user error as `CODE path`. */
export function mutations(server: () => TestServer, usual: DemoPerson = 'rep@demo.lading.test') {
  return async (name: string, input: object, shows: string, as: DemoPerson = usual): Promise<Answer> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await server().ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { code path } } }`,
      { input },
      { as },
    );
    if (errors) return { errors };
    const { userErrors, ...rows } = data[name];
    const refused = userErrors.map(({ code, path }: Answer) => `${code} ${path.slice(1).join('.')}`);
    return refused.length > 0 ? { refused } : rows;
  };
}
