import { limits, Problem, type AnswerDraft, type Language } from '@bellman/protocol';
import { addLine } from './audit.js';
import { holdCouncil } from './posts.js';
import { read, write, type Work } from './work.js';

type Texts = AnswerDraft['texts'];

/** A prepared answer as it is kept. */
export interface StoredAnswer {
  readonly id: string;
  readonly service: string | null;
  readonly texts: Texts;
  /** A local date (ISO 8601). */
  readonly reviewOn: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly updatedAt: number;
}

/** One as it is to be. */
export interface GivenAnswer {
  readonly council: string;
  readonly id: string;
  readonly service: string | null;
  readonly texts: Texts;
  readonly reviewOn: string;
  readonly owner: string;
  /** Who says so. */
  readonly by: string;
}

const rowsOf = (answer: string, texts: Texts) =>
  (Object.entries(texts) as [Language, Texts['en']][]).map(([lang, { title, body }]) => ({
    answer,
    lang,
    title,
    body,
  }));

const writeTexts = async ({ db }: Work, id: string, texts: Texts): Promise<void> => {
  await db.deleteFrom('answer_texts').where('answer', '=', id).execute();
  await db.insertInto('answer_texts').values(rowsOf(id, texts)).execute();
};

const noted = (
  work: Work,
  act: string,
  { council, id, by }: Pick<GivenAnswer, 'council' | 'id' | 'by'>,
) => addLine(work, { council, staff: by, act, subject: id, detail: {} });

/** Texts that advisers of a council send often (D4). */
export const answers = {
  list: read(async ({ db }, { council }: { readonly council: string }): Promise<StoredAnswer[]> => {
    const rows = await db
      .selectFrom('answers as a')
      .leftJoin('staff as s', 's.id', 'a.owner')
      .select(['a.id', 'a.service', 'a.review_on', 'a.owner', 'a.updated_at', 's.name'])
      .where('a.council', '=', council)
      .orderBy('a.id')
      .execute();
    const words = await db
      .selectFrom('answer_texts as t')
      .innerJoin('answers as a', 'a.id', 't.answer')
      .select(['t.answer', 't.lang', 't.title', 't.body'])
      .where('a.council', '=', council)
      .execute();
    const wordsOf = (id: string, lang: Language) => {
      const found = words.find((row) => row.answer === id && row.lang === lang);
      return found === undefined ? null : { title: found.title, body: found.body };
    };
    return rows.map(({ id, service, review_on, owner, updated_at, name }) => {
      const cy = wordsOf(id, 'cy');
      return {
        id,
        service,
        texts: {
          en: wordsOf(id, 'en') ?? { title: '', body: '' },
          ...(cy === null ? {} : { cy }),
        },
        reviewOn: review_on,
        owner: { id: owner, name: name ?? '' },
        updatedAt: updated_at,
      };
    });
  }),

  /**
   * Adds one; one that is there already stays as it is, as two relays may load the demo at once.
   * @throws Problem `answers-too-many`
   */
  add: write(async (work, given: GivenAnswer): Promise<void> => {
    const { db, now } = work;
    const { council, id, service, owner } = given;
    // Of two who add the last one that fits, the later hears it.
    await holdCouncil(work, council);
    const { many } = await db
      .selectFrom('answers')
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .where('council', '=', council)
      .executeTakeFirstOrThrow();
    if (many >= limits.answers) throw new Problem('answers-too-many', { limit: limits.answers });
    const times = { created_at: now, updated_at: now };
    const row = { id, council, service, review_on: given.reviewOn, owner, ...times };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('answers')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (Number(numInsertedOrUpdatedRows) === 0) return;
    await writeTexts(work, id, given.texts);
    await noted(work, 'answer.add', given);
  }),

  /** @throws Problem `answer-unknown` */
  edit: write(async (work, given: GivenAnswer): Promise<void> => {
    const { council, id, service, owner } = given;
    const done = await work.db
      .updateTable('answers')
      .set({ service, review_on: given.reviewOn, owner, updated_at: work.now })
      .where('id', '=', id)
      .where('council', '=', council)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) throw new Problem('answer-unknown');
    await writeTexts(work, id, given.texts);
    await noted(work, 'answer.change', given);
  }),

  /** @throws Problem `answer-unknown` */
  drop: write(async (work, given: Pick<GivenAnswer, 'council' | 'id' | 'by'>): Promise<void> => {
    const { council, id } = given;
    const done = await work.db
      .deleteFrom('answers')
      .where('id', '=', id)
      .where('council', '=', council)
      .executeTakeFirst();
    if (Number(done.numDeletedRows) === 0) throw new Problem('answer-unknown');
    await work.db.deleteFrom('answer_texts').where('answer', '=', id).execute();
    await noted(work, 'answer.drop', given);
  }),
};
