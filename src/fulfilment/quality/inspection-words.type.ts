import { enumType } from '../../graph/enum-type.ts';
import { defectClasses, verdicts } from './inspection.ts';
import { sampleChoices } from './sampling-plan.ts';

export const DefectClassType = enumType('DefectClass', defectClasses, 'How grave a defect is.', {
  CRITICAL: 'Unsafe, or against the law: none is accepted unless it was agreed otherwise.',
  MAJOR: 'It can’t be used as it should, or would not be sold.',
  MINOR: 'It differs from what was agreed, and can be used.',
});

export const VerdictType = enumType('Verdict', verdicts, 'What follows from what was found.', {
  PENDING: 'Not all of the sample was looked at.',
  PASS: 'Accepted.',
  FAIL: 'Rejected.',
});

export const SampleChoiceType = enumType(
  'SampleChoice',
  sampleChoices,
  'Of which sample each class of defects is judged.',
  {
    PER_CLASS: 'Each class has the sample of its own plan.',
    LARGEST: 'The largest sample serves all classes.',
  },
);
