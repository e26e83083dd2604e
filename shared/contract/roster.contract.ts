import * as v from 'valibot';
import { sexes } from '../domain/member.ts';
import { employmentKinds, roleGroups } from '../domain/petition.ts';
import { representationRules } from '../domain/representation.rules.ts';
import { participants, query } from './define.ts';
import { count, day, id, nothing } from './fields.ts';

export const rosterContract = {
  /** The worker representatives in office today, and each rule on who they are with its numbers. */
  'roster.representatives': query({
    roles: participants,
    input: nothing,
    output: v.object({
      representatives: v.array(
        v.object({
          id: id('Representative'),
          employeeNo: v.string(),
          name: v.string(),
          pinyin: v.string(),
          sex: v.nullable(v.picklist(sexes)),
          workshop: v.string(),
          position: v.string(),
          roleGroup: v.nullable(v.picklist(roleGroups)),
          employment: v.nullable(v.picklist(employmentKinds)),
          isMiddleManager: v.boolean(),
          constituency: v.string(),
          electedOn: v.nullable(day),
          entitledCount: v.nullable(count),
          presentCount: v.nullable(count),
          votesFor: v.nullable(count),
          termName: v.string(),
          termFrom: day,
          termTo: day,
        }),
      ),
      findings: v.array(
        v.object({
          rule: v.picklist(representationRules),
          met: v.union([v.boolean(), v.literal('advice')]),
          actual: count,
          of: count,
          needed: count,
        }),
      ),
      staffListed: count,
    }),
  }),
  'roster.management': query({
    roles: participants,
    input: nothing,
    output: v.array(
      v.object({
        id: id('ManagementDelegate'),
        name: v.string(),
        department: v.string(),
        position: v.string(),
        isChief: v.boolean(),
        isLegalRepresentative: v.boolean(),
        isExecutiveInCharge: v.boolean(),
        remit: v.string(),
        termTo: v.nullable(day),
      }),
    ),
  }),
  /** Workshops and departments, for choosing from. */
  'roster.workshops': query({ roles: participants, input: nothing, output: v.array(v.string()) }),
};
