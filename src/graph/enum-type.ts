import { registerEnumType } from 'type-graphql';

/** The GraphQL enum of a tuple of values, each with its description. */
export function enumType<Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
  descriptions: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(object, { name, description, valuesConfig });
  return object;
}
