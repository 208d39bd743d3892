import type { FileView } from '@bellman/protocol';
import type { FileRow } from '../store/tables.js';

/** A file as both sides see it. */
export const fileView = ({ id, name, type, bytes, width, height, alt }: FileRow): FileView => ({
  id,
  name,
  type,
  bytes,
  width,
  height,
  alt,
});
