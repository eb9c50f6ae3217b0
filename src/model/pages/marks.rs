//! Which records of a page are meant.

/// The most records that a page may have.
pub(super) const MOST: usize = 1024;

const BITS: usize = 64;

/// A set of places in a page, 0 to 1023.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks([u64; MOST / BITS]);

impl Marks {
    /// None.
    pub const NONE: Self = Self([0; MOST / BITS]);

    /// The first so many.
    pub fn first(count: usize) -> Self {
        let mut marks = Self::NONE;
        for (index, word) in marks.0.iter_mut().enumerate() {
            *word = match count.saturating_sub(index * BITS) {
                BITS.. => u64::MAX,
                some => (1 << some) - 1,
            };
        }
        marks
    }

    /// Puts a place in; one beyond the page is passed over.
    pub fn set(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / BITS) {
            *word |= 1 << (place % BITS);
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Those that are in both.
    pub fn and(self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// Those that are in either.
    pub fn or(self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// Those that are not in the other.
    pub fn without(self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    fn zip(mut self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a = join(*a, *b));
        self
    }

    /// The places, ascending.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(index, word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < BITS).then_some(index * BITS + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn marks(places: &BTreeSet<usize>) -> Marks {
        let mut marks = Marks::NONE;
        places.iter().for_each(|place| marks.set(*place));
        marks
    }

    proptest! {
        #[test]
        fn they_are_a_set(
            a in proptest::collection::btree_set(0..MOST, 0..40),
            b in proptest::collection::btree_set(0..MOST, 0..40),
            count in 0..=MOST,
        ) {
            let places = |marks: Marks| marks.places().collect::<Vec<_>>();
            let of = |set: Vec<&usize>| set.into_iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(places(marks(&a).and(&marks(&b))), of(a.intersection(&b).collect()));
            prop_assert_eq!(places(marks(&a).or(&marks(&b))), of(a.union(&b).collect()));
            prop_assert_eq!(places(marks(&a).without(&marks(&b))), of(a.difference(&b).collect()));
            prop_assert_eq!(marks(&a).count(), a.len());
            prop_assert_eq!(marks(&a).is_empty(), a.is_empty());
            prop_assert_eq!(places(marks(&a)), of(a.iter().collect()));
            prop_assert_eq!(places(Marks::first(count)), (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_lies_beyond_a_page_is_not_in_it() {
        let mut marks = Marks::NONE;
        marks.set(MOST);
        assert!(marks.is_empty());
    }
}
