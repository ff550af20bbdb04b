// All modules' declarations, indexed by name. The only thing the core knows of a module.
import { Compile } from 'typebox/compile';
import type { Json } from '../base/canonical.ts';
import type { Refusal } from '../base/result.ts';
import type {
  ActDefinition,
  Election,
  ModuleDefinition,
  Publication,
  RecordDefinition,
  StateRecord,
} from './define.ts';

/**
 * Makes the election as its objects and the record `registry.election` say; a refusal when they do not agree.
 */
export type Adopt = (
  record: StateRecord,
  objectText: (hash: string) => string | undefined,
) => Election | Refusal;

export type System = {
  readonly adopt: Adopt;
  readonly act: (name: string) => ActDefinition | undefined;
  readonly acts: readonly ActDefinition[];
  /** Whether an act may be signed in another's right. */
  readonly delegable: (act: string) => boolean;
  readonly bodyFits: (definition: ActDefinition, body: unknown) => body is Json;
  readonly recordKind: (key: string) => RecordDefinition | undefined;
  /** Scopes whose national sums a judgement reads. */
  readonly nationScopes: readonly string[];
  readonly publications: (election: Election) => readonly Publication[];
};

/** The system of these modules. Throws when two declare the same act or record: a bug, found at start. */
export function systemOf(modules: readonly ModuleDefinition[], adopt: Adopt): System {
  const acts = modules.flatMap((module) => module.acts);
  const records = modules.flatMap((module) => module.records);
  const actByName = unique(acts, (definition) => definition.act);
  const recordByKind = unique(records, (definition) => definition.kind);
  const bodies = new Map(acts.map((definition) => [definition, Compile(definition.body)]));
  return {
    adopt,
    acts,
    act: (name) => actByName.get(name),
    delegable: (name) => actByName.get(name)?.delegable === true,
    bodyFits: (definition, body): body is Json => bodies.get(definition)?.Check(body) ?? false,
    recordKind: (key) => recordByKind.get(kindOf(key)),
    nationScopes: modules.flatMap((module) => module.nationScopes ?? []),
    publications: (election) => modules.flatMap((module) => module.publications?.(election) ?? []),
  };
}

/** What stands before the first slash of a record's key. */
export function kindOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

function unique<T>(items: readonly T[], name: (item: T) => string): Map<string, T> {
  const map = new Map(items.map((item) => [name(item), item]));
  if (map.size !== items.length) throw new Error('declared twice');
  return map;
}
