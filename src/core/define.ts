// What a module declares. The core runs it; no module calls the core, and a new kind of act changes one
// folder.
import type { TSchema } from 'typebox';
import type { Json } from '../base/canonical.ts';
import type { Refusal } from '../base/result.ts';
import type { Act, Leaf } from './act.ts';

/** What officers are; their bodies, levels and lines stand in roles.ts. */
export type Role =
  | ('KPU' | 'KPU_PROVINSI' | 'KPU_KABKOTA' | 'PPK' | 'PPS' | 'KPPS' | 'PPLN' | 'KPPSLN')
  | ('BAWASLU' | 'BAWASLU_PROVINSI' | 'BAWASLU_KABKOTA' | 'PANWASLU_KECAMATAN' | 'PANWASLU_LN' | 'PTPS')
  | ('PESERTA' | 'SAKSI' | 'PEMANTAU');

/** A record is a JSON object, the fold of its acts. Values are immutable: `apply` returns new ones. */
export type StateRecord = { readonly [member: string]: Json };

/**
 * Reads a record by its key, as all earlier acts left it. Only keys that the act's `reads` names are at hand.
 */
export type Read = (key: string) => StateRecord | undefined;

/** The election as adopted: the objects that the founding act names, and what was amended since. */
export type Election = {
  readonly id: string;
  readonly units: UnitTree;
  readonly contests: readonly Contest[];
  readonly voting: Voting;
  readonly ruleValue: (name: string) => number;
};

/** The adopted tree of units. Amended stations included. */
export type UnitTree = {
  readonly exists: (unit: string) => boolean;
  /** Name of a region; a station's is its number. Throws for a unit that does not exist. */
  readonly nameOf: (unit: string) => string;
  /** Codes directly below, ascending; stations below a village. */
  readonly childrenOf: (unit: string) => readonly string[];
  /** Codes of a village's stations that were adopted or opened and then closed. */
  readonly closedIn: (village: string) => readonly string[];
  /** Number of stations at or below. */
  readonly stationCount: (unit: string) => number;
  /** IANA time zone. */
  readonly zoneOf: (unit: string) => string;
};

/** Voting day, and the hours in which is voted, each station on its own clock: `2024-02-14`, `07:00`. */
export type Voting = { readonly closes: string; readonly day: string; readonly opens: string };

export type ContestOption = {
  readonly no: number;
  readonly name: string;
  readonly candidates?: readonly string[];
};

export type Contest = {
  readonly id: string;
  readonly name: string;
  readonly type: 'options' | 'party-list';
  readonly colour: string;
  readonly article: string;
  readonly options: readonly ContestOption[];
};

/**
 * What a judgement may look at besides records: the election, the log's clock, the leaf's index, the nation's
 * sums.
 */
export type Env = {
  readonly election: Election;
  readonly receivedMs: number;
  readonly index: number;
  readonly nationSums: (scope: string) => Readonly<Record<string, number>>;
  /** Whether an act may be signed in another officer's right, by delegation. */
  readonly delegable: (act: string) => boolean;
};

/** Relation of the signer's unit to the act's unit (spec/authority.md). */
export type Grant = {
  readonly role: Role;
  readonly relation: 'own' | 'above';
  readonly where: 'home' | 'abroad' | 'all';
};

/**
 * The superiors of an officer (spec/authority.md): `of` says of whom. A party signs alone and for herself;
 * of an officer at the nation the commission is the superior.
 */
export type Superiors<B> = {
  readonly of: (act: Act<B>) => string;
  readonly parties?: (act: Act<B>) => readonly string[];
};

export type ActDefinition<B = never> = {
  readonly act: string;
  /** Shape of the body; additional members are refused. */
  readonly body: TSchema;
  /** `plenary`: one, but KPU at its threshold. A threshold is of members of KPU alone. */
  readonly signers: number | 'threshold' | 'plenary';
  /**
   * Who may sign. `self`: the officer named by `by`; `officer`: any but the publisher; `publisher`: the
   * system. Other grants are by role and relation, or by who is whose superior.
   */
  readonly grants: readonly Grant[] | Superiors<B> | 'founding' | 'officer' | 'publisher' | 'self';
  /** May be signed in another officer's right, by delegation. */
  readonly delegable?: true;
  readonly basis: 'head' | 'free';
  readonly phase: 'founding' | 'before' | 'after' | 'any';
  /** The unit may be one that does not exist yet; check decides. */
  readonly unitMayBeNew?: true;
  /** After the freeze `body.reason` must say why. */
  readonly reason: boolean;
  /** Key of the record this act is about; must equal the act's `record`. */
  readonly recordOf: (act: Act<B>) => string;
  /** Every other record that check or apply reads or writes. */
  readonly reads?: (act: Act<B>) => readonly string[];
  /** The act's own conditions (step 10). Pure. */
  readonly check: (act: Act<B>, read: Read, env: Env) => Refusal | undefined;
  /** New values of the records this act changes. Called only after check said nothing. Pure. */
  readonly apply: (
    leaf: Leaf<B>,
    read: Read,
    env: Env,
  ) => readonly (readonly [key: string, record: StateRecord])[];
};

/**
 * A record's part in the sums: integers by metric, in one scope, at one unit; core adds them up along the
 * unit tree.
 */
export type Contribution = {
  readonly unit: string;
  readonly scope: string;
  readonly sums: Readonly<Record<string, number>>;
};

export type RecordDefinition = {
  /** Prefix of the record's key before the first `/`, e.g. `results.tally`. */
  readonly kind: string;
  readonly contribute: (key: string, record: StateRecord) => Contribution | undefined;
  /** Labels of the lists this record stands in, with the unit it stands under. */
  readonly facets: (
    key: string,
    record: StateRecord,
  ) => { readonly unit: string; readonly labels: readonly string[] } | undefined;
};

/** Sums of a scope at a unit, and a record, as a view may read them. Both come from the same tree size. */
export type ViewReader = {
  readonly sums: (unit: string, scope: string) => Readonly<Record<string, number>>;
  readonly record: (key: string) => StateRecord | undefined;
};

/** Where a published view stands: hash of its file and the tree size in its name. */
export type ViewRef = { readonly hash: string; readonly size: number };

export type ViewContext = {
  readonly election: Election;
  readonly name: string;
  readonly at: string;
  readonly root: string;
  readonly size: number;
  readonly read: ViewReader;
  readonly childView: (unit: string) => ViewRef | undefined;
};

/** A family of public views, one file per unit, e.g. the results of a contest. */
export type Publication = {
  /** Folder name below views/ and member in the snapshot act, e.g. `PPWP`. */
  readonly name: string;
  /** Kinds of records whose change makes the views above them new. Key → unit it stands at, or undefined. */
  readonly unitOf: (recordKey: string) => string | undefined;
  /** Record keys that the view of a unit reads (a village reads its stations' records). */
  readonly recordsOf: (unit: string, election: Election) => readonly string[];
  /** Scope of the sums that it reads, for the unit and its children. */
  readonly scope: string;
  readonly view: (unit: string, context: ViewContext) => StateRecord;
  /** Whether a record is told in the CSV of its regency; and whether sums say that there are such records. */
  readonly inTable: (recordKey: string) => boolean;
  readonly hasTable: (sums: Readonly<Record<string, number>>) => boolean;
  /** One CSV for a regency (spec/views.md, open data): text with header, number of rows, CSVW metadata. */
  readonly csv: (
    regency: string,
    election: Election,
    record: ViewReader['record'],
  ) => { readonly text: string; readonly rows: number; readonly metadata: string };
};

export type ModuleDefinition = {
  readonly name: string;
  readonly acts: readonly ActDefinition[];
  readonly records: readonly RecordDefinition[];
  /** Scopes whose national sums its acts' checks read through `nationSums`. */
  readonly nationScopes?: readonly string[];
  readonly publications?: (election: Election) => readonly Publication[];
};
