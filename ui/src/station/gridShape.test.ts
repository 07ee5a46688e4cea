import { expect, test } from 'vitest';
import { gridShape, isRoomy, LOWEST_TILE } from './gridShape';

const OFFICE = { width: 1248, height: 620 };
const HALL = { width: 1888, height: 930 };

test('one slot fills the page', () => {
  expect(gridShape(1, OFFICE, 12)).toEqual({ columns: 1, rows: 1 });
});

test('eight slots stand as the jig stands, four by two', () => {
  expect(gridShape(8, OFFICE, 12)).toEqual({ columns: 4, rows: 2 });
  expect(gridShape(8, HALL, 12)).toEqual({ columns: 4, rows: 2 });
});

test('up to thirty-two slots need no scrolling, from 1280 by 800 on', () => {
  for (let count = 1; count <= 32; count++) {
    for (const area of [OFFICE, HALL]) {
      const gap = count > 16 ? 8 : 12;
      const { columns, rows } = gridShape(count, area, gap);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect((area.height - gap * (rows - 1)) / rows, `${count} slots`).toBeGreaterThanOrEqual(LOWEST_TILE);
    }
  }
});

test('a tablet held upright gets rows', () => {
  expect(gridShape(8, { width: 736, height: 800 }, 12)).toEqual({ columns: 2, rows: 4 });
});

test('no slot and no area yet is no fault', () => {
  expect(gridShape(0, { width: 0, height: 0 }, 12)).toEqual({ columns: 1, rows: 1 });
});

test('eight tiles have room for a question, thirty-two have not', () => {
  expect(isRoomy(gridShape(8, OFFICE, 12), OFFICE, 12)).toBe(true);
  expect(isRoomy(gridShape(32, OFFICE, 8), OFFICE, 8)).toBe(false);
  expect(isRoomy(gridShape(8, { width: 0, height: 0 }, 12), { width: 0, height: 0 }, 12)).toBe(true);
});
