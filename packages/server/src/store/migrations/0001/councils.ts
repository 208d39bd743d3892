import { inKeyOrder, key, type Maker } from './maker.js';

/** Councils, their services, areas and postcodes. */
export const makeCouncils = async ({ table, index }: Maker): Promise<void> => {
  await table('councils', 'id, settings, version int, created_at int, updated_at int', key('id'));
  await table(
    'services',
    'council, id, position int, chat int, alerts int, sensitive int',
    key('council', 'id'),
  );
  await table('service_names', 'council, service, lang, name', key('council', 'service', 'lang'));
  await table(
    'areas',
    `council, kind, code, name, population int?, shape,
     min_lat int, max_lat int, min_lon int, max_lon int, updated_at int`,
    key('council', 'code'),
  );
  await table(
    'postcodes',
    'council, postcode, lat int, lon int, updated_at int',
    key('council', 'postcode'),
    inKeyOrder,
  );
  await index('postcodes_any', 'postcodes', 'postcode');
};
