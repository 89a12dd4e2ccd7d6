//! What stands between today and a path, rung by rung.

use crate::brief::Rung;
use crate::prospects::{Prospects, mean};
use crate::settings::Setting;
use crate::state::State;
use crate::views::Views;

/// "More likely than not": the ladder stops above it.
pub(crate) const LIKELY: f64 = 0.5;
/// The most rungs.
const RUNGS: usize = 8;
/// A rung must raise the path by this share of itself.
const LEAST_RISE: f64 = 0.01;
/// Means closer than this are equal: what is left between them is rounding, and ties go by id.
const EQUAL: f64 = 1e-12;
/// Settings whose rise on a few lanes comes within this share of the best are compared on all lanes, so many of them.
const NEAR_BEST: f64 = 0.05;
const COMPARED: usize = 3;

/// Today first, then each setting that raises the root's mean most, ties by id and option, until it is more likely than not.
pub(crate) fn ladder(views: &Views<'_>, root: usize, settings: &[Setting]) -> Vec<Rung> {
    let mut rungs = vec![Rung { set: None, probability: None, prospects: Prospects::of(views.all.root(root)) }];
    let mut views = views.clone();
    while rungs.len() <= RUNGS {
        let Some((setting, next)) = next_rung(&views, root, settings) else { break };
        let probability = mean(&views.all.probability(&setting));
        rungs.push(Rung {
            set: Some((setting.id, setting.option)),
            probability: Some(probability),
            prospects: Prospects::of(next.all.root(root)),
        });
        views = next;
    }
    rungs
}

/// The next rung, and the state on it; `None` above one half, or where nothing raises the root enough.
pub(crate) fn next_rung<'m>(views: &Views<'m>, root: usize, settings: &[Setting]) -> Option<(Setting, Views<'m>)> {
    let today = views.all.mean(root);
    if today > LIKELY {
        return None;
    }
    let base = views.few.mean(root);
    let rises: Vec<f64> = views.few.given(root, settings).iter().map(|lanes| mean(lanes) - base).collect();
    let best = rises.iter().copied().fold(0.0, f64::max);
    if best <= 0.0 {
        return None;
    }
    let mut near: Vec<usize> = (0..rises.len()).filter(|&s| rises[s] >= best * (1.0 - NEAR_BEST)).collect();
    if views.few.is_some_of(&views.all) {
        near.sort_by(|&a, &b| rises[b].total_cmp(&rises[a]).then(a.cmp(&b)));
        near.truncate(COMPARED);
        near.sort_unstable();
    }
    let mut chosen: Option<(f64, &Setting, State<'m>)> = None;
    for setting in near.into_iter().map(|number| &settings[number]) {
        let next = views.all.with(views.all.setting(setting));
        let reached = next.mean(root);
        if chosen.as_ref().is_none_or(|(most, ..)| reached > *most + EQUAL) {
            chosen = Some((reached, setting, next));
        }
    }
    let (reached, setting, all) = chosen?;
    let rises = reached - today > LEAST_RISE * today && reached > today;
    rises.then(|| (setting.clone(), Views { all, few: views.few.with(views.few.setting(setting)) }))
}
