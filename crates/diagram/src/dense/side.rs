//! The distribution of a sum seen from one of its ends, and the same sum without one member.

use crate::probability::Lanes;

/// Below this a chance is dropped: arithmetic on numbers that are nearly too small for a float is slow.
const UNREPRESENTABLE: f64 = 1e-290;

/// How many values are added up before the sum is carried on: rounding then grows with the length's root, not the length.
const STRETCH: usize = 1024;

/// From which end sums are counted: weights that were added, or weights that were not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Below,
    Above,
}

/// What one member does to a sum: moves it by its weight with one chance, keeps it with the other.
pub(crate) struct Shift<const M: usize> {
    pub by: usize,
    pub moved: Lanes<M>,
    pub kept: Lanes<M>,
}

/// For each value from 0 to a limit, the chance that the sum is not above it.
pub(crate) struct Cumulative<'s, const M: usize> {
    /// Up to the greatest value that occurs.
    chances: &'s [Lanes<M>],
    shifts: Vec<Shift<M>>,
}

impl<'s, const M: usize> Cumulative<'s, M> {
    /// Convolves all members, the lightest of which come first. Values above `limit` are left out; what they came from is too.
    pub fn new(shifts: Vec<Shift<M>>, limit: i64, room: &'s mut Vec<f64>) -> Self {
        room.clear();
        room.resize(M * (limit as usize + 1), 0.0);
        let chances = room.as_chunks_mut::<M>().0;
        chances[0] = [1.0; M];
        let mut reach = 0;
        for shift in &shifts {
            reach = convolve(chances, reach, shift);
        }
        let chances = &mut chances[..=reach];
        let mut before = [0.0; M];
        for stretch in chances.chunks_mut(STRETCH) {
            let mut sum = [0.0; M];
            for chance in stretch {
                for lane in 0..M {
                    sum[lane] += chance[lane];
                    chance[lane] = before[lane] + sum[lane];
                }
            }
            before.iter_mut().zip(sum).for_each(|(before, sum)| *before += sum);
        }
        Self { chances, shifts }
    }

    /// The chance that the sum is not above `value`, which is not above the limit.
    pub fn up_to(&self, value: i64) -> Lanes<M> {
        match usize::try_from(value) {
            Ok(value) => self.chances[value.min(self.chances.len() - 1)],
            Err(_) => [0.0; M],
        }
    }

    /// The same when the member at `place` keeps the sum, and when it moves it.
    ///
    /// What is without the member, F₋, follows from what is with it: F(s) = kept · F₋(s) + moved · F₋(s − weight), solved
    /// upwards in steps of the weight. An error grows by moved / kept a step: use it where that is at most 1.
    pub fn without(&self, place: usize, value: i64) -> [Lanes<M>; 2] {
        let Shift { by, moved, kept } = &self.shifts[place];
        let (mut lower, mut here) = ([0.0; M], [0.0; M]);
        for at in (value % *by as i64..=value).step_by(*by) {
            lower = here;
            let with = self.up_to(at);
            for lane in 0..M {
                here[lane] = (with[lane] - moved[lane] * lower[lane]) / kept[lane];
            }
        }
        [here, lower]
    }
}

/// Adds a member in place, from the greatest value down, so that each value is still without the member when it is read. Returns
/// the greatest value that occurs.
fn convolve<const M: usize>(chances: &mut [Lanes<M>], reach: usize, shift: &Shift<M>) -> usize {
    let Shift { by, moved, kept } = shift;
    let top = (reach + by).min(chances.len() - 1);
    let mut end = top + 1;
    while end > *by {
        let start = (end - by).max(*by);
        let (read, written) = chances.split_at_mut(start);
        for (to, from) in written[..end - start].iter_mut().zip(&read[start - by..end - by]) {
            for lane in 0..M {
                to[lane] = kept[lane] * to[lane] + moved[lane] * from[lane];
            }
        }
        end = start;
    }
    for chance in &mut chances[..(*by).min(reach + 1)] {
        for lane in 0..M {
            chance[lane] *= kept[lane];
        }
    }
    let occurs = |chance: &Lanes<M>| chance.iter().any(|chance| *chance >= UNREPRESENTABLE);
    let reach = chances[..=top].iter().rposition(occurs).unwrap_or(0);
    chances[reach + 1..=top].fill([0.0; M]);
    reach
}
