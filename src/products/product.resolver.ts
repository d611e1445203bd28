import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { createProduct, setPurchaseCost, updateProduct } from './product.commands.ts';
import { CreateProductInput, SetPurchaseCostInput, UpdateProductInput } from './product.input.ts';
import { Product } from './product.type.ts';

export const ProductQueries = queriesOf(Product, {
  one: { name: 'product', description: 'One product; null where there is none.' },
  many: { name: 'products', description: 'The catalogue.' },
});

const shows = { product: () => Product };
const CreateProductPayload = payloadType('CreateProductPayload', shows, 'The product that was entered.');
const UpdateProductPayload = payloadType('UpdateProductPayload', shows, 'The product after the change.');
const SetPurchaseCostPayload = payloadType('SetPurchaseCostPayload', shows, 'The product with its new cost.');

@Resolver()
export class ProductResolver {
  @Mutation(() => CreateProductPayload, { description: 'Enters a product, with its first purchase cost.' })
  createProduct(
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
    @Ctx() context: RequestContext,
  ) {
    return createProduct(context, input);
  }

  @Mutation(() => UpdateProductPayload, {
    description:
      'Changes a product. A version that is no longer the latest is refused with VERSION_CONFLICT.',
  })
  updateProduct(
    @Arg('input', () => UpdateProductInput, { description: 'What is to change.' }) input: UpdateProductInput,
    @Ctx() context: RequestContext,
  ) {
    return updateProduct(context, input);
  }

  @Mutation(() => SetPurchaseCostPayload, {
    description:
      'Sets what a product costs from a day on. Deals that are priced already keep the cost they took.',
  })
  setPurchaseCost(
    @Arg('input', () => SetPurchaseCostInput, { description: 'The cost.' }) input: SetPurchaseCostInput,
    @Ctx() context: RequestContext,
  ) {
    return setPurchaseCost(context, input);
  }
}
