//! Who decides a path, and what stops it.

use std::sync::OnceLock;

use crate::brief::{Blocker, Decides, OptionProspects};
use crate::prospects::{Prospects, mean};
use crate::settings::{Factor, Setting};
use crate::state::State;
use crate::views::Views;

/// The most blockers listed.
const LISTED: usize = 10;
/// A decision that moves a path by less is not listed.
const LEAST_SWING: f64 = 1e-9;
/// What rounding may leave of zero, as a share of the whole.
const ROUNDING: f64 = 1e-9;

/// One root under every setting.
pub(crate) struct UnderEach<'a> {
    pub settings: &'a [Setting],
    /// The root's mean over all lanes.
    pub today: f64,
    /// For each setting, the lanes looked at.
    lanes: Vec<Vec<f64>>,
    /// For each setting, the mean over all lanes: where few were looked at, their difference is added to the mean over all.
    pub means: Vec<f64>,
}

impl<'a> UnderEach<'a> {
    pub fn new(views: &Views<'_>, root: usize, settings: &'a [Setting]) -> Self {
        let mut lanes = views.few.given(root, settings);
        let (today, base) = (views.all.mean(root), views.few.mean(root));
        let mut means = Vec::with_capacity(settings.len());
        for (lanes, setting) in lanes.iter_mut().zip(settings) {
            let few = mean(lanes);
            // Sums over instances leave what rounding leaves where the rules leave nothing.
            if few <= ROUNDING * base && !views.few.possible(root, setting) {
                lanes.fill(0.0);
                means.push(0.0);
            } else {
                means.push(corrected(today, base, few));
            }
        }
        Self { settings, today, lanes, means }
    }

    /// For each factor, the numbers of its settings.
    pub fn factors(&self) -> Vec<std::ops::Range<usize>> {
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        for (index, setting) in self.settings.iter().enumerate() {
            match ranges.last_mut() {
                Some(range) if self.settings[range.start].id == setting.id => range.end = index + 1,
                _ => ranges.push(index..index + 1),
            }
        }
        ranges
    }

    /// How far the means under a factor's options are apart.
    pub fn swing(&self, range: &std::ops::Range<usize>) -> f64 {
        let means = self.means[range.clone()].iter();
        let (low, high) = means.fold((f64::INFINITY, 0.0_f64), |(low, high), p| (low.min(*p), high.max(*p)));
        high - low
    }
}

/// How likely each setting itself is as things stand, computed when it is first asked for: paths share their decisions.
pub(crate) struct Own<'a> {
    state: &'a State<'a>,
    settings: &'a [Setting],
    means: Vec<OnceLock<f64>>,
}

impl<'a> Own<'a> {
    pub fn new(state: &'a State<'a>, settings: &'a [Setting]) -> Self {
        Self { state, settings, means: settings.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The mean over all lanes for the setting of this number.
    pub fn of(&self, number: usize) -> f64 {
        *self.means[number].get_or_init(|| mean(&self.state.probability(&self.settings[number])))
    }
}

/// A mean over few lanes made one over all: what it differs from the base on the few is added to the base on all. Where that
/// would leave nothing of something, it is scaled instead: only rules make a thing impossible.
pub(crate) fn corrected(on_all: f64, on_few: f64, changed: f64) -> f64 {
    let added = on_all + changed - on_few;
    if added > 0.0 || changed <= 0.0 || on_few <= 0.0 {
        added.clamp(0.0, 1.0)
    } else {
        (on_all * changed / on_few).clamp(0.0, 1.0)
    }
}

/// A number without what rounding adds, so that equals are equal and ties go by id.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1e12).round()
}

/// For each decision, event and tabling: (max over its options of P(path | option) − P)/(1 − P), largest first, at most ten.
pub(crate) fn blockers(given: &UnderEach<'_>) -> Vec<Blocker> {
    let today = given.today;
    if today >= 1.0 - ROUNDING {
        return Vec::new();
    }
    let mut blockers: Vec<Blocker> = given
        .factors()
        .into_iter()
        .filter_map(|range| {
            let best = range.reduce(|a, b| if given.means[b] > given.means[a] { b } else { a })?;
            let share = (given.means[best] - today) / (1.0 - today);
            let setting = &given.settings[best];
            (share > LEAST_SWING).then(|| Blocker { id: setting.id.clone(), option: setting.option.clone(), share })
        })
        .collect();
    blockers.sort_by(|a, b| rounded(b.share).total_cmp(&rounded(a.share)).then_with(|| a.id.cmp(&b.id)));
    blockers.truncate(LISTED);
    blockers
}

/// Decisions by how far their options are apart, at most `listed`, each with its options' own probability and the path's
/// prospects under it. Votes are evaluated on all lanes; a pledge, which would take long, has its mean corrected and its
/// interval from the few.
pub(crate) fn decides(
    views: &Views<'_>,
    root: usize,
    given: &UnderEach<'_>,
    own: &Own<'_>,
    listed: usize,
) -> Vec<Decides> {
    let model = views.all.model;
    let is_decision =
        |range: &std::ops::Range<usize>| matches!(given.settings[range.start].factor, Factor::Decision(..));
    let mut swings: Vec<(f64, std::ops::Range<usize>)> = given
        .factors()
        .into_iter()
        .filter(is_decision)
        .map(|range| (given.swing(&range), range))
        .filter(|(swing, _)| *swing > LEAST_SWING)
        .collect();
    let id = |range: &std::ops::Range<usize>| &given.settings[range.start].id;
    swings.sort_by(|a, b| rounded(b.0).total_cmp(&rounded(a.0)).then_with(|| id(&a.1).cmp(id(&b.1))));
    swings.truncate(listed);
    let is_pledge = |index: usize| matches!(given.settings[index].factor, Factor::Decision(d, _) if model.is_pledge(d));
    let votes: Vec<usize> =
        swings.iter().flat_map(|(_, range)| range.clone()).filter(|&index| !is_pledge(index)).collect();
    let settings: Vec<Setting> = votes.iter().map(|&index| given.settings[index].clone()).collect();
    let on_all = views.all.given(root, &settings);
    let option = |index: usize| {
        let prospects = match votes.iter().position(|&vote| vote == index) {
            _ if given.means[index] == 0.0 => Prospects::of(&[0.0]),
            Some(place) => Prospects::of(&on_all[place]),
            None => Prospects { mean: given.means[index], ..Prospects::of(&given.lanes[index]) },
        };
        OptionProspects { option: given.settings[index].option.clone(), probability: own.of(index), prospects }
    };
    swings
        .into_iter()
        .map(|(_, range)| Decides { id: id(&range).clone(), options: range.map(option).collect() })
        .collect()
}
