// The answer to a search: which units, how sure, and what to say where there are none. One index for each
// adopted unit object, built when somebody first searches.
import type { UnitTree } from '../../../core/define.ts';
import type { Asked } from './asked.ts';
import { findUnits, type Hit, HITS_MAX } from './find.ts';
import { type Near, nearestVillages, type Position } from './nearest.ts';
import { type OldWord, takeOldWords } from './old-words.ts';
import { type Question, readQuestion } from './question.ts';
import { indexRegions, type RegionIndex } from './region-index.ts';

export const HITS_A_PAGE = 20;

export type SearchAnswer = {
  readonly asked: Asked;
  readonly old: readonly OldWord[];
  readonly question: Question;
  /** Hits of the page asked for. */
  readonly hits: readonly Hit[];
  /** All hits; `more` when there are more than are kept. */
  readonly total: number;
  readonly more: boolean;
  readonly pages: number;
  /** Villages around the position; undefined where none was given or the site has no middles. */
  readonly near?: readonly Near[];
};

export type MiddleOf = (unit: string) => Position | undefined;

const indexes = new WeakMap<UnitTree, RegionIndex>();

/** The index of a unit object. The first call takes half a second. */
export function indexOf(units: UnitTree): RegionIndex {
  const index = indexes.get(units) ?? indexRegions(units);
  indexes.set(units, index);
  return index;
}

/** Searches. Total: every text and position has an answer. */
export function search(units: UnitTree, asked: Asked, middleOf: MiddleOf | undefined): SearchAnswer {
  const { old, rest } = takeOldWords(asked.text);
  const question = readQuestion(rest);
  const asks = question.kind === 'code' || question.kind === 'words';
  const all = asks ? findUnits(indexOf(units), question) : [];
  const from = (asked.page - 1) * HITS_A_PAGE;
  const near = asked.at && middleOf && nearestVillages(indexOf(units), middleOf, asked.at);
  return {
    asked,
    old,
    question,
    hits: all.slice(from, from + HITS_A_PAGE),
    total: all.length,
    more: all.length >= HITS_MAX,
    pages: Math.ceil(all.length / HITS_A_PAGE),
    ...(near && { near }),
  };
}
