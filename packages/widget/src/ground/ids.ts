/** Makes an id: URL-safe, unguessable (`SenderId` in the protocol). */
export type NewId = () => string;

/** Twenty-two characters from 128 random bits; works on plain http too, unlike `randomUUID`. */
export const newId: NewId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const binary = String.fromCharCode(...bytes);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};
