//! What stands between today and a path, rung by rung.

use crate::brief::Rung;
use crate::prospects::{Prospects, mean};
use crate::settings::Setting;
use crate::views::Views;

/// "More likely than not": the ladder stops above it.
pub(crate) const LIKELY: f64 = 0.5;
/// The most rungs.
const RUNGS: usize = 8;
/// A rung must raise the path by this share of itself.
const LEAST_RISE: f64 = 0.01;
/// Means closer than this are equal: what is left between them is rounding, and ties go by id.
const EQUAL: f64 = 1e-12;

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
    let rises = views.few.given(root, settings).into_iter().map(|lanes| mean(&lanes) - base);
    let mut best: Option<(f64, &Setting)> = None;
    for (rise, setting) in rises.zip(settings) {
        if rise > best.map_or(0.0, |(most, _)| most) + EQUAL {
            best = Some((rise, setting));
        }
    }
    let (_, setting) = best?;
    let next = views.all.with(views.all.setting(setting));
    let reached = next.mean(root);
    let rises = reached - today > LEAST_RISE * today && reached > today;
    rises.then(|| (setting.clone(), Views::of(next)))
}
