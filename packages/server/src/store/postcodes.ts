export const postcodes = {};
