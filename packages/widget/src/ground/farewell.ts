/**
 * Ends the chat that `token` opens and shuts it, by a request that goes on when the page has gone
 * (`keepalive`, Fetch standard). Nobody is left to hear the answer.
 */
export const farewell = (relay: string, council: string, token: string): void => {
  fetch(`${relay}/api/v1/councils/${encodeURIComponent(council)}/chats/self`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
    credentials: 'omit',
    keepalive: true,
  }).catch(() => null);
};
