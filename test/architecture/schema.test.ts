import { readdirSync, readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { roles } from '../../src/access/viewer.ts';
import { allEntities } from '../../src/graph/entity.ts';
import { buildApi, printApi } from '../../src/server/schema.ts';

const api = buildApi();
const types = Object.values(api.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const builtIn = new Set(['String', 'Int', 'Boolean', 'ID']);

test('schema/api.graphql is the API that is served', () => {
  const committed = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8');
  expect(printApi(api)).toBe(committed);
});

test('every type, field, argument and enum value is described', () => {
  const bare = types.flatMap((type) => {
    if (builtIn.has(type.name)) return [];
    const parts: [string, string | null | undefined][] = [[type.name, type.description]];
    if (isEnumType(type)) {
      for (const { name, description } of type.getValues()) parts.push([`${type.name}.${name}`, description]);
    }
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      const root = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()].includes(
        type as never,
      );
      if (root) parts.length = 0;
      for (const field of Object.values(type.getFields())) {
        parts.push([`${type.name}.${field.name}`, field.description]);
        if (!('args' in field)) continue;
        for (const argument of field.args) {
          parts.push([`${type.name}.${field.name}(${argument.name})`, argument.description]);
        }
      }
    }
    return parts.filter(([, description]) => !description?.trim()).map(([name]) => name);
  });
  expect(bare).toEqual([]);
});

test('no amount, rate or quantity is a floating-point number', () => {
  expect(types.filter((type) => isScalarType(type) && type.name === 'Float')).toEqual([]);
});

test('a mutation takes one input and answers with a payload that has userErrors', () => {
  for (const field of Object.values(api.getMutationType()!.getFields())) {
    expect(
      field.args.map(({ name }) => name),
      field.name,
    ).toEqual(['input']);
    const payload = getNamedType(field.type);
    expect(payload.name, field.name).toMatch(/Payload$/);
    expect(isObjectType(payload) && payload.getFields().userErrors, field.name).toBeTruthy();
  }
});

test('a list of rows is a page of a connection, or says how many it holds at most', () => {
  const entities = new Set(allEntities().map(({ name }) => name));
  const unbounded = objectFields(api).filter(
    ({ owner, field }) =>
      isList(field) &&
      entities.has(getNamedType(field.type).name) &&
      !/Connection$/.test(owner) &&
      !/at most/i.test(field.description ?? ''),
  );
  expect(unbounded.map(({ owner, field }) => `${owner}.${field.name}`)).toEqual([]);
});

test('every type that is read from a table has a scope for every role', () => {
  expect(allEntities().length).toBeGreaterThan(15);
  for (const { name, scope } of allEntities()) {
    if ('parent' in scope) {
      expect(
        allEntities().some(({ target }) => target === scope.parent()),
        name,
      ).toBe(true);
      continue;
    }
    for (const role of roles) {
      const own = scope[role];
      expect(
        typeof own === 'function' || own === 'EVERY_ROW' || own === 'NO_ROW',
        `${name} for ${role}`,
      ).toBe(true);
    }
  }
});

test('every type of the API is read from a table with a scope, or is no row at all', () => {
  const entities = new Set(allEntities().map(({ name }) => name));
  // Whatever has an id is a row; a row without a scope would be one that everyone sees.
  const rows = types.filter(
    (type) => isObjectType(type) && type.getFields().id && type.name !== 'TermsFinding',
  );
  expect(rows.map(({ name }) => name).filter((name) => !entities.has(name))).toEqual([]);
});

test('every table of a company has the company first in its key', async () => {
  // The same for every company: reference data, and the lists that authorities publish.
  const shared = new Set([
    ...['companies', 'ports', 'units', 'packages'],
    ...['screening_lists', 'screening_entries'],
  ]);
  const folder = new URL('../../schema/tables/', import.meta.url);
  const modules = await Promise.all(
    readdirSync(folder).map((name) => import(new URL(name, folder).href) as Promise<object>),
  );
  const tables = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable));
  const ofCompanies = tables.map(getTableConfig).filter(({ name }) => !shared.has(name));
  for (const { name, primaryKeys, foreignKeys } of ofCompanies) {
    expect(primaryKeys[0]?.columns[0]?.name, name).toBe('company_id');
    for (const key of foreignKeys) {
      const { columns, foreignTable } = key.reference();
      const target = getTableConfig(foreignTable).name;
      if (!shared.has(target)) expect(columns[0]?.name, `${name} → ${target}`).toBe('company_id');
    }
  }
  // A folder that is read wrongly has no tables at all.
  expect(ofCompanies.length).toBeGreaterThan(35);
});

function objectFields(schema: GraphQLSchema): { owner: string; field: GraphQLField<unknown, unknown> }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field) => ({ owner: type.name, field }))
      : [],
  );
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
}
