//! Where columns stand.

use egui::Rangef;

use super::column::Column;

/// The places of the columns, from the left edge of the table.
#[derive(Clone, Default, Debug)]
pub(super) struct Layout {
    /// The stretch of each column in points.
    places: Vec<Rangef>,
    /// How many columns stay in place.
    pub(super) frozen: usize,
    /// The width of those.
    pub(super) frozen_width: f32,
    /// The width of all.
    pub(super) width: f32,
}

impl Layout {
    /// Lays the columns out; those that grow share what is left of the room.
    pub(super) fn new(columns: &[Column], room: f32, frozen: usize) -> Self {
        let wanted: f32 = columns.iter().map(|column| column.width).sum();
        let growing: f32 = columns.iter().map(|column| column.grow).sum();
        let spare = (room - wanted).max(0.0);
        // What grows a little may also give up a little, where more is seen by that; what takes most of the room, the
        // title, is what is read, and keeps its width.
        let give = |column: &Column| if column.grow > 0.0 && column.grow <= 1.0 { column.width * 0.3 } else { 0.0 };
        let given: f32 = columns.iter().map(give).sum();
        let less = if wanted > room && given > 0.0 { ((wanted - room + 1.0) / given).min(1.0) } else { 0.0 };
        let mut places = Vec::with_capacity(columns.len());
        let mut left = 0.0;
        for column in columns {
            let share = if growing > 0.0 { (spare * column.grow / growing).floor() } else { 0.0 };
            let width = (column.width - give(column) * less).floor() + share;
            places.push(Rangef::new(left, left + width));
            left += width;
        }
        // Where little room would be left to scroll in, nothing stays in place.
        let frozen_width = |count: usize| places.get(..count).and_then(<[_]>::last).map_or(0.0, |place| place.max);
        let mut frozen = frozen.min(columns.len());
        while frozen > 0 && frozen_width(frozen) > room * 0.6 {
            frozen -= 1;
        }
        Self { frozen, frozen_width: frozen_width(frozen), width: left, places }
    }

    /// The stretch of a column where the table begins at `left` and is scrolled by `offset`.
    pub(super) fn place(&self, column: usize, left: f32, offset: f32) -> Option<Rangef> {
        let place = self.places.get(column)?;
        let shift = if column < self.frozen { left } else { left - offset };
        Some(Rangef::new(place.min + shift, place.max + shift))
    }

    /// The column at a point.
    pub(super) fn at(&self, x: f32, left: f32, offset: f32) -> Option<usize> {
        let is_frozen = x < left + self.frozen_width;
        (0..self.places.len()).find(|column| {
            (*column < self.frozen) == is_frozen
                && self.place(*column, left, offset).is_some_and(|place| place.min <= x && x < place.max)
        })
    }

    /// The offset from which a column is seen whole, given that of now.
    pub(super) fn reach(&self, column: usize, offset: f32, room: f32) -> f32 {
        let Some(place) = self.places.get(column).filter(|_| column >= self.frozen) else { return offset };
        if place.min - self.frozen_width < offset {
            place.min - self.frozen_width
        } else if place.max > offset + room {
            (place.max - room).min(place.min - self.frozen_width)
        } else {
            offset
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_goes_to_the_columns_that_grow_and_frozen_ones_stay() {
        let columns =
            [Column::new("a", "A", 100.0), Column::new("b", "B", 100.0).grow(1.0), Column::new("c", "C", 50.0)];
        let layout = Layout::new(&columns, 350.0, 1);
        assert_eq!(layout.place(1, 10.0, 0.0), Some(Rangef::new(110.0, 310.0)));
        assert_eq!(layout.place(0, 10.0, 30.0), Some(Rangef::new(10.0, 110.0)), "it stays");
        assert_eq!(layout.place(2, 10.0, 30.0), Some(Rangef::new(280.0, 330.0)));
        assert_eq!(layout.at(50.0, 10.0, 30.0), Some(0));
        assert_eq!(layout.at(115.0, 10.0, 30.0), Some(1));
        assert_eq!(Layout::new(&columns, 120.0, 1).frozen, 0, "there would be no room to scroll in");
        assert!(Layout::new(&columns, 240.0, 1).width <= 240.0, "the second gives up what is missing");
        assert_eq!(Layout::new(&columns, 200.0, 1).width, 220.0, "no more than a third");
    }

    #[test]
    fn a_column_out_of_sight_is_reached() {
        let columns: Vec<Column> = (0..5).map(|at| Column::new(at.to_string(), "", 100.0)).collect();
        let layout = Layout::new(&columns, 250.0, 1);
        assert_eq!(layout.reach(4, 0.0, 250.0), 250.0);
        assert_eq!(layout.reach(1, 250.0, 250.0), 0.0);
        assert_eq!(layout.reach(0, 250.0, 250.0), 250.0, "it is always seen");
    }
}
