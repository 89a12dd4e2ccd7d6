//! Ways: the smallest sets of departures from what is expected under which a path is more likely than not.

use std::collections::BTreeSet;

use crate::brief::Way;
use crate::influence::rounded;
use crate::ladder::LIKELY;
use crate::learning::joint;
use crate::prospects::{Prospects, mean};
use crate::settings::{Factor, Setting};
use crate::state::State;
use crate::views::Views;

/// The largest sets sought, and how many are listed.
const LARGEST: usize = 3;
const LISTED: usize = 8;
/// All sets are tried while there are no more than this many; beyond, only those made of the departures that raise the path
/// most, this many of them.
const ALL_TRIED: usize = 4_000;
const MOST_RAISING: usize = 10;

/// Probabilities that differ by no more are equal: of equally likely options the first is expected, and one half is not likely.
const SAME: f64 = 1e-9;

/// The ways of a root, the most probable first. A departure is an option that is not the most likely of its factor.
pub(crate) fn ways(views: &Views<'_>, root: usize, settings: &[Setting]) -> Vec<Way> {
    let state = &views.few;
    if views.all.mean(root) > LIKELY {
        return Vec::new();
    }
    let correction = views.all.mean(root) - state.mean(root);
    let departures = departures(state, root, settings);
    let alone = state.given(root, &departures);
    let mut order: Vec<usize> = (0..departures.len()).collect();
    let means: Vec<f64> = alone.iter().map(|lanes| mean(lanes)).collect();
    order.sort_by(|&a, &b| {
        let key = |index: usize| rounded(means[index]);
        key(b).total_cmp(&key(a)).then_with(|| name(&departures[a]).cmp(&name(&departures[b])))
    });
    if sets(departures.len()) > ALL_TRIED {
        order.truncate(MOST_RAISING);
    }
    let mut search = Search { state, root, departures: &departures, order: &order, correction, found: Vec::new() };
    search.extend(state, &[], 0);
    let mut ways: Vec<Way> = minimal(search.found).into_iter().map(|set| way(views, root, &departures, &set)).collect();
    ways.sort_by(|a, b| rounded(b.probability).total_cmp(&rounded(a.probability)).then_with(|| a.set.cmp(&b.set)));
    ways.truncate(LISTED);
    ways
}

/// How many sets of one to [`LARGEST`] departures there are.
fn sets(count: usize) -> usize {
    let two = count.saturating_mul(count.saturating_sub(1)) / 2;
    count.saturating_add(two).saturating_add(two.saturating_mul(count.saturating_sub(2)) / 3)
}

fn name(setting: &Setting) -> (&str, &str) {
    (&setting.id, &setting.option)
}

/// All options but the most likely one of each factor.
fn departures(state: &State<'_>, root: usize, settings: &[Setting]) -> Vec<Setting> {
    let chances: Vec<f64> = joint(state, root, settings).into_iter().map(|joint| joint.chance).collect();
    let mut kept = Vec::new();
    for (index, setting) in settings.iter().enumerate() {
        let same = |other: usize| settings[other].id == setting.id;
        let of_factor = (0..settings.len()).filter(|&other| same(other));
        let expected = of_factor.reduce(|a, b| if chances[b] > chances[a] + SAME { b } else { a });
        if expected != Some(index) {
            kept.push(setting.clone());
        }
    }
    kept
}

struct Search<'a, 'm> {
    state: &'a State<'m>,
    root: usize,
    departures: &'a [Setting],
    order: &'a [usize],
    correction: f64,
    /// Sets, as ascending numbers of departures, under which the root is likely.
    found: Vec<BTreeSet<usize>>,
}

impl<'m> Search<'_, 'm> {
    /// Adds one departure of each later factor to a set; sets that are likely are noted, the others grown on.
    fn extend(&mut self, here: &State<'m>, set: &[usize], from: usize) {
        let others: Vec<usize> = (from..self.order.len()).filter(|&place| self.is_free(set, place)).collect();
        for place in others {
            let mut larger: Vec<usize> = set.to_vec();
            larger.push(self.order[place]);
            let larger_set: BTreeSet<usize> = larger.iter().copied().collect();
            if self.found.iter().any(|known| known.is_subset(&larger_set)) {
                continue;
            }
            let next = here.with(self.state.setting(&self.departures[self.order[place]]));
            if next.mean(self.root) + self.correction > LIKELY + SAME {
                self.found.push(larger_set);
            } else if larger.len() < LARGEST {
                self.extend(&next, &larger, place + 1);
            }
        }
    }

    fn is_free(&self, set: &[usize], place: usize) -> bool {
        let id = &self.departures[self.order[place]].id;
        set.iter().all(|&taken| self.departures[taken].id != *id)
    }
}

/// Sets that hold no smaller one.
fn minimal(mut found: Vec<BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    found.sort_by_key(BTreeSet::len);
    let mut kept: Vec<BTreeSet<usize>> = Vec::new();
    for set in found {
        if !kept.iter().any(|smaller| smaller.is_subset(&set)) {
            kept.push(set);
        }
    }
    kept
}

/// A way with its joint probability (events and tablings first, then decisions as they would be there) and the root under it.
fn way(views: &Views<'_>, root: usize, departures: &[Setting], set: &BTreeSet<usize>) -> Way {
    let mut settings: Vec<&Setting> = set.iter().map(|&number| &departures[number]).collect();
    settings.sort_by_key(|setting| (matches!(setting.factor, Factor::Decision(..)), name(setting)));
    let mut state = views.all.clone();
    let mut joint = vec![1.0; state.lanes().count()];
    for setting in &settings {
        joint.iter_mut().zip(state.probability(setting)).for_each(|(joint, p)| *joint *= p);
        state = state.with(state.setting(setting));
    }
    let mut named: Vec<(String, String)> =
        settings.iter().map(|setting| (setting.id.clone(), setting.option.clone())).collect();
    named.sort();
    Way { set: named, probability: mean(&joint), prospects: Prospects::of(state.root(root)) }
}
