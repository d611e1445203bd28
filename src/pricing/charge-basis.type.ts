import { enumType } from '../graph/enum-type.ts';
import { equipments } from '../trade/container.ts';
import { allocationKeys, chargeBases, freightBases } from './charge-basis.ts';

const ofFreight = {
  SHIPMENT: 'The whole shipment, once.',
  UNIT: 'Each unit of each line.',
  PACKAGE: 'Each package; a started one counts.',
  CBM: 'Each cubic metre.',
  CONTAINER: 'Each container.',
} as const;

export const FreightBasisType = enumType(
  'FreightBasis',
  freightBases,
  'For what a freight rate is paid.',
  ofFreight,
);

export const ChargeBasisType = enumType('ChargeBasis', chargeBases, 'For what a charge is paid.', {
  ...ofFreight,
  PERCENT_OF_PRICE: 'A share of the price itself.',
});

export const AllocationKeyType = enumType(
  'AllocationKey',
  allocationKeys,
  'By what the lines of a deal share a charge.',
  {
    VALUE: 'By the purchase cost of their goods.',
    GROSS_WEIGHT: 'By gross weight.',
    NET_WEIGHT: 'By net weight.',
    VOLUME: 'By volume.',
    QUANTITY: 'By quantity, whatever its unit.',
    PACKAGES: 'By number of packages.',
    EQUAL: 'Each line alike.',
  },
);

export const SeaContainerType = enumType('SeaContainer', equipments, 'A kind of sea container.', {
  GP20: '20 feet: 28 m³ usable, 28,000 kg.',
  GP40: '40 feet: 58 m³ usable, 26,500 kg.',
  HQ40: '40 feet, high cube: 68 m³ usable, 26,300 kg.',
  HQ45: '45 feet, high cube: 78 m³ usable, 27,500 kg.',
});
