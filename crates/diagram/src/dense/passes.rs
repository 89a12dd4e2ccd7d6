//! Probability and conditional values by convolution.

use super::side::{Cumulative, Shift, Side};
use super::{Dense, Member};
use crate::probability::{Conditional, Lanes, Scratch, Weights};

/// The chance to fall short of a cut, and to reach it. One of them is summed, the other is what is left.
#[derive(Clone, Copy)]
struct Chance {
    short: f64,
    reached: f64,
}

impl Chance {
    /// From the chance not to be above the limit that the cut sets on a side.
    fn new(side: Side, inside: f64) -> Self {
        match side {
            Side::Below => Self { short: inside, reached: 1.0 - inside },
            Side::Above => Self { short: 1.0 - inside, reached: inside },
        }
    }
}

impl Dense {
    /// The probability that the rule holds, in the `M` lanes from `first` on.
    pub(super) fn probability_of<const L: usize, const M: usize>(
        &self,
        weights: &Weights<L>,
        first: usize,
        scratch: &mut Scratch<L>,
    ) -> Lanes<M> {
        // From above where the sum is expected below the first cut: what is small is then summed, not left over.
        let shifts = self.shifts::<L, M>(weights, first, Side::Below);
        let mean = |lane: usize| shifts.iter().map(|shift| shift.by as f64 * shift.moved[lane]).sum::<f64>();
        let cut = self.cuts.first().map_or(0.0, |&cut| cut as f64);
        let side = if (0..M).any(|lane| mean(lane) < cut) { Side::Above } else { Side::Below };
        self.whole(side, &self.cumulative(weights, first, side, &mut scratch.sums[0]))
    }

    /// The same, and given each column of each member. Absolute accuracy in each lane: that of a sum of chances on the side
    /// whose recurrence is stable.
    pub(super) fn conditional_of<const L: usize, const M: usize>(
        &self,
        weights: &Weights<L>,
        first: usize,
        scratch: &mut Scratch<L>,
        answer: &mut Conditional<L>,
    ) {
        let sides = self.stable_sides::<L, M>(weights, first);
        let needed = |side: Side| self.members.is_empty() || sides.iter().flatten().any(|&of| of == side);
        let [room_below, room_above] = &mut scratch.sums;
        let below = needed(Side::Below).then(|| self.cumulative::<L, M>(weights, first, Side::Below, room_below));
        let above = needed(Side::Above).then(|| self.cumulative::<L, M>(weights, first, Side::Above, room_above));
        let both = [(Side::Below, below), (Side::Above, above)];
        let known = || both.iter().filter_map(|(side, sums)| sums.as_ref().map(|sums| (*side, sums)));
        for (side, sums) in known().filter(|(side, _)| *side == self.shorter()).chain(known()).take(1) {
            answer.value[first..first + M].copy_from_slice(&self.whole(side, sums));
        }
        for (place, (member, sides)) in self.members.iter().zip(&sides).enumerate() {
            for (side, sums) in known().filter(|(side, _)| sides.contains(side)) {
                let ways: Vec<_> = self.cuts.iter().map(|&cut| sums.without(place, self.limit(side, cut))).collect();
                for lane in (0..M).filter(|&lane| sides[lane] == side) {
                    for (way, column) in self.columns_of(place, member, side).into_iter().enumerate() {
                        let chances = ways.iter().map(|ways| Chance::new(side, ways[way][lane])).collect::<Vec<_>>();
                        answer.given[column][first + lane] = self.holds(&chances);
                    }
                }
            }
        }
    }

    /// For each member and lane, the side on which the member more likely keeps the sum than moves it. Of two as good, the
    /// shorter side: its chances are small, and so are their errors.
    fn stable_sides<const L: usize, const M: usize>(&self, weights: &Weights<L>, first: usize) -> Vec<[Side; M]> {
        let side = |shift: &Shift<M>, lane: usize| match shift.moved[lane] - shift.kept[lane] {
            more if more > 0.0 => Side::Above,
            less if less < 0.0 => Side::Below,
            _ => self.shorter(),
        };
        let shifts = self.shifts::<L, M>(weights, first, Side::Below);
        shifts.iter().map(|shift| std::array::from_fn(|lane| side(shift, lane))).collect()
    }

    /// The side from which the first cut is nearer.
    fn shorter(&self) -> Side {
        if self.cuts.first().is_some_and(|&cut| cut > self.total / 2) { Side::Above } else { Side::Below }
    }

    /// The columns with which a member keeps the sum of a side, and moves it.
    fn columns_of(&self, place: usize, member: &Member, side: Side) -> [usize; 2] {
        let heavy = usize::from(member.heavy);
        match side {
            Side::Below => [2 * place + 1 - heavy, 2 * place + heavy],
            Side::Above => [2 * place + heavy, 2 * place + 1 - heavy],
        }
    }

    /// What each member does to the sum of a side, in the lanes from `first` on.
    fn shifts<const L: usize, const M: usize>(&self, weights: &Weights<L>, first: usize, side: Side) -> Vec<Shift<M>> {
        let lanes = |column: usize| std::array::from_fn(|lane| weights.columns[column][first + lane]);
        let shift = |(place, member): (usize, &Member)| {
            let [kept, moved] = self.columns_of(place, member, side).map(lanes);
            Shift { by: member.weight as usize, moved, kept }
        };
        self.members.iter().enumerate().map(shift).collect()
    }

    fn cumulative<'s, const L: usize, const M: usize>(
        &self,
        weights: &Weights<L>,
        first: usize,
        side: Side,
        room: &'s mut Vec<f64>,
    ) -> Cumulative<'s, M> {
        let limit = self.cuts.iter().map(|&cut| self.limit(side, cut)).max().unwrap_or(0);
        Cumulative::new(self.shifts(weights, first, side), limit, room)
    }

    /// The greatest value on a side that falls short of a cut (from below) or reaches it (from above).
    fn limit(&self, side: Side, cut: i64) -> i64 {
        match side {
            Side::Below => cut - 1,
            Side::Above => self.total - cut,
        }
    }

    /// P(the rule holds), no member left out.
    fn whole<const M: usize>(&self, side: Side, sums: &Cumulative<'_, M>) -> Lanes<M> {
        std::array::from_fn(|lane| {
            let inside = self.cuts.iter().map(|&cut| sums.up_to(self.limit(side, cut))[lane]);
            self.holds(&inside.map(|inside| Chance::new(side, inside)).collect::<Vec<_>>())
        })
    }

    /// P(the rule holds) from the chances at each cut: the rule turns true and false in turn.
    fn holds(&self, cuts: &[Chance]) -> f64 {
        let (first, rest) = match (self.holds_below, cuts) {
            (true, []) => return 1.0,
            (true, [first, rest @ ..]) => (first.short, rest),
            (false, all) => (0.0, all),
        };
        let between = |stretch: &[Chance]| match stretch {
            [from, to] => from.reached - to.reached,
            [from, ..] => from.reached,
            [] => 0.0,
        };
        first + rest.chunks(2).map(between).sum::<f64>()
    }
}
