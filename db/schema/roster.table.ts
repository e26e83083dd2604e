import type { Generated } from 'kysely';
import type { Sex } from '../../shared/domain/member.ts';
import type { EmploymentKind, RoleGroup } from '../../shared/domain/petition.ts';
import type { ManagementDelegateId, PersonId, RepresentativeId } from '../../shared/ids.ts';
import type { Flag } from './flag.ts';

export interface PersonTable {
  id: PersonId;
  employeeNo: string;
  name: string;
  pinyin: string;
  sex: Sex | null;
  workshop: string;
  position: Generated<string>;
  roleGroup: RoleGroup | null;
  employment: EmploymentKind | null;
  joinedOn: string | null;
  phone: Generated<string>;
  isUnionMember: Generated<Flag>;
  isMiddleManager: Generated<Flag>;
  leftOn: string | null;
  version: Generated<number>;
}

export interface RepresentativeTable {
  id: RepresentativeId;
  personId: PersonId;
  constituency: string;
  nomination: Generated<string>;
  electedOn: string | null;
  entitledCount: number | null;
  presentCount: number | null;
  votesFor: number | null;
  termName: Generated<string>;
  termFrom: string;
  termTo: string;
  endedOn: string | null;
  endReason: string | null;
  version: Generated<number>;
}

export interface ManagementDelegateTable {
  id: ManagementDelegateId;
  employeeNo: string | null;
  name: string;
  department: Generated<string>;
  position: string;
  isChief: Generated<Flag>;
  isLegalRepresentative: Generated<Flag>;
  isExecutiveInCharge: Generated<Flag>;
  remit: Generated<string>;
  appointedBy: Generated<string>;
  appointedOn: string | null;
  termFrom: string | null;
  termTo: string | null;
  phone: Generated<string>;
  endedOn: string | null;
  version: Generated<number>;
}
