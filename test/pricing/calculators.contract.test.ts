import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildApi } from '../../src/server/schema.ts';

const promised = buildSchema(readFileSync(new URL('calculators.graphql', import.meta.url), 'utf8'));
const served = buildApi();
const types = Object.values(promised.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

/** What a client relies on of an argument or an input field. */
const terms = (given: GraphQLArgument | GraphQLInputField | undefined) =>
  given && { name: given.name, type: String(given.type), defaultValue: given.defaultValue };

describe('the calculators are served as they were promised', () => {
  it.each(types.map(({ name }) => name))('%s', (name) => {
    const [mine, theirs] = [served.getType(name), promised.getType(name)];
    if (isScalarType(theirs)) expect(isScalarType(mine)).toBe(true);
    if (isEnumType(theirs)) {
      const names = isEnumType(mine) ? mine.getValues().map((value) => value.name) : [];
      expect(names).toEqual(theirs.getValues().map((value) => value.name));
    }
    if (isInputObjectType(theirs)) {
      const fields = isInputObjectType(mine) ? mine.getFields() : {};
      for (const field of Object.values(theirs.getFields()))
        expect(terms(fields[field.name])).toEqual(terms(field));
      const added = Object.values(fields).filter((field) => !(field.name in theirs.getFields()));
      expect(added.filter(isRequiredInputField)).toEqual([]);
    }
    if (isObjectType(theirs)) {
      const fields = isObjectType(mine) ? mine.getFields() : {};
      for (const field of Object.values(theirs.getFields())) {
        const own = fields[field.name];
        expect(`${field.name}: ${own?.type}`).toBe(`${field.name}: ${field.type}`);
        for (const argument of field.args) {
          expect(terms(own?.args.find((candidate) => candidate.name === argument.name))).toEqual(
            terms(argument),
          );
        }
        const added = own?.args.filter(
          (candidate) => !field.args.some((argument) => argument.name === candidate.name),
        );
        expect(added?.filter(isRequiredArgument)).toEqual([]);
      }
    }
  });

  it('with a description of every field, argument and value', () => {
    const silent = types.flatMap(({ name }): readonly { name: string }[] => {
      const type = served.getType(name);
      if (isEnumType(type)) return type.getValues().filter((value) => !value.description);
      if (isInputObjectType(type))
        return Object.values(type.getFields()).filter((field) => !field.description);
      if (isObjectType(type)) {
        const fields = Object.values(type.getFields());
        return [...fields, ...fields.flatMap(({ args }) => args)].filter((field) => !field.description);
      }
      return [];
    });
    expect(silent).toEqual([]);
  });

  it('with margins that may be withheld: the one place where null says that costs are hidden', () => {
    const rung = served.getType('PriceRung');
    expect(isObjectType(rung) && isNonNullType(rung.getFields().margin?.type)).toBe(false);
  });
});
