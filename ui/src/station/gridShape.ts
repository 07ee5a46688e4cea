export interface GridShape {
  columns: number;
  rows: number;
}

/** Width by height of a tile that reads best: a word in large letters over two lines of detail. */
const BEST_RATIO = 1.25;

/** Pixels; lower than this a tile cannot hold its word, its facts and a button for a finger. */
export const LOWEST_TILE = 148;

/** The columns that give the largest tiles on this area (pixels), whatever the number of slots. */
export function gridShape(count: number, area: { width: number; height: number }, gap: number): GridShape {
  let best: GridShape = { columns: 1, rows: Math.max(1, count) };
  let bestScore = -Infinity;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = (area.width - gap * (columns - 1)) / columns;
    const height = (area.height - gap * (rows - 1)) / rows;
    const gaps = columns * rows - count;
    // An empty place at the end is worth a little size, hence the small fine.
    const fits = height >= LOWEST_TILE ? 1 : 0.5;
    const score = fits * Math.min(width / BEST_RATIO, height) * (1 - 0.04 * (gaps / count));
    if (score > bestScore) {
      bestScore = score;
      best = { columns, rows };
    }
  }
  return best;
}

/** Pixels; a question, its picture and its buttons need this much of a tile. */
const ROOMY = { width: 270, height: 270 };

/** Whether a tile of this grid can hold a question. An area not yet measured can. */
export function isRoomy(shape: GridShape, area: { width: number; height: number }, gap: number): boolean {
  const width = (area.width - gap * (shape.columns - 1)) / shape.columns;
  const height = (area.height - gap * (shape.rows - 1)) / shape.rows;
  return area.width === 0 || (width >= ROOMY.width && height >= ROOMY.height);
}
