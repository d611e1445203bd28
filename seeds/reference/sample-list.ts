import type { ListToKeep } from '../../src/parties/screening-import.commands.ts';
import type { ListedKind } from '../../src/parties/screening-lists.ts';

// Nobody of these exists, but for the country: the UN embargo under Security Council resolution 1718 (2006).
const rows: readonly (readonly [kind: ListedKind, name: string, aliases: string, countries: string])[] = [
  ['ORGANISATION', 'Orvanta Marine Procurement FZE', 'Orvanta Marine; Orwanta Procurement', 'AE'],
  ['ORGANISATION', 'Talvek Machine Import House', 'Talvek Import', 'BY'],
  ['ORGANISATION', 'Karsholm Dual Technics LLC', 'Karsholm Technics', 'RU'],
  ['ORGANISATION', 'Norrbrige Bearings Trading', '', 'RU'],
  ['ORGANISATION', 'Zerafin General Trading', 'Zerafin Group', 'IR'],
  ['ORGANISATION', 'Hadriva Polymer Works', '', 'SY'],
  ['ORGANISATION', 'Quillon Avionics Supply', 'Quillon Aero', 'MM'],
  ['ORGANISATION', 'Pelagos Shadow Shipping Ltd', 'Pelagos Fleet', 'MH'],
  ['PERSON', 'Dravin Okosta', 'D. Okosta', 'BY'],
  ['PERSON', 'Mirel Tasovak', '', 'RU'],
  ['PERSON', 'Jarun Belquist', 'Yarun Belkvist', 'SY'],
  ['PERSON', 'Sefa Alondriz', '', 'VE'],
  ['VESSEL', 'Astral Heron', 'Heron 9', 'PA'],
  ['VESSEL', 'Grey Lotus', '', 'KM'],
  ['COUNTRY', 'Democratic People’s Republic of Korea', '', 'KP'],
];

/** A small list for trying things out; real ones are imported. */
export const sampleList: ListToKeep = {
  code: 'SAMPLE',
  name: 'Lading sample: invented names, to be replaced by imported lists',
  version: '1',
  publishedOn: '2026-01-01',
  entries: rows.map(([kind, name, aliases, countries], index) => ({
    id: `S-${String(index + 1).padStart(3, '0')}`,
    ...{ kind, name },
    aliases: aliases ? aliases.split('; ') : [],
    countries: [countries],
    programme: kind === 'COUNTRY' ? 'UN Security Council resolution 1718 (2006)' : 'Sample',
  })),
};
