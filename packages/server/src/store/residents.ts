export const residents = {};
