//! Learning beside setting: `placet given RUS@unsc_mandate=abstain`.

use terms::{Assignment, Diagnostic, Diagnostics};

use crate::brief::{Given, GivenPath};
use crate::learning::in_lanes;
use crate::model::Model;
use crate::prospects::{Prospects, mean};
use crate::settings::{Factor, Setting, settings};
use crate::state::{Change, State};
use crate::weights::Weights;

/// What learning one thing tells of every path and of every event, beside what setting it would do.
///
/// # Errors
/// When the assignment is not one option of a decision, an event or a tabling, or cannot come true.
pub fn given(model: &Model<'_>, assignment: &Assignment) -> Result<Given, Diagnostics> {
    let all = settings(model);
    let setting = find(&all, assignment)?;
    let state = State::new(model);
    let set = state.with(state.setting(&setting));
    let any = model.system.any();
    let one = [setting];
    let learnt = |root: usize| {
        let (both, chance) = in_lanes(&state, root, &one).swap_remove(0);
        (mean(&both), mean(&chance), both, chance)
    };
    let (_, chance, ..) = learnt(any);
    if chance <= 0.0 {
        return Err(Diagnostic::error("never-true", format!("`{assignment}` cannot come true as the dossier stands"))
            .hint("`placet whatif` sets it all the same")
            .into());
    }
    let row = |root: usize, id: String, title: String| {
        let (both, chance, lanes, chances) = learnt(root);
        GivenPath {
            id,
            title,
            base: Prospects::of(&state.roots()[root]),
            learnt: both / chance,
            learnt_range: range(&lanes, &chances),
            set: Prospects::of(&set.roots()[root]),
        }
    };
    let dossier = model.dossier;
    let paths = dossier.paths.iter().enumerate();
    Ok(Given {
        dossier: dossier.id.clone(),
        assignment: assignment.to_string(),
        probability: chance,
        any_path: row(any, "any_path".to_owned(), "any of them".to_owned()),
        paths: paths
            .map(|(index, path)| row(model.system.path(index), path.id.value.to_string(), path.title.clone()))
            .collect(),
        events: events(&state, &one[0], chance, &all),
    })
}

/// The 5 and 95 % quantiles of what is learnt lane by lane: lanes count as much as the learnt thing is likely in them.
fn range(both: &[f64], chance: &[f64]) -> (f64, f64) {
    let mut lanes: Vec<(f64, f64)> =
        both.iter().zip(chance).filter(|(_, c)| **c > 0.0).map(|(b, c)| (b / c, *c)).collect();
    lanes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = lanes.iter().map(|(_, weight)| weight).sum();
    let at = |share: f64| {
        let mut sum = 0.0;
        for (value, weight) in &lanes {
            sum += weight;
            if sum >= share * whole {
                return *value;
            }
        }
        lanes.last().map_or(0.0, |(value, _)| *value)
    };
    (at(0.05), at(0.95))
}

/// How likely each outcome of each event is when the setting, of probability `whole`, is learnt.
fn events(state: &State<'_>, setting: &Setting, whole: f64, all: &[Setting]) -> Vec<(String, String, f64, f64)> {
    let mut told = Vec::new();
    for event in all.iter().filter(|event| event.id != setting.id) {
        let Factor::Event(number) = event.factor else { continue };
        let timing = &state.model.system.timings[number];
        // The event's options fixed one by one, in time or not.
        let (mut before, mut both) = (0.0, 0.0);
        for option in (0..timing.options()).filter(|&option| timing.outcome(option) == event.index) {
            let weights = Weights::certain(option, timing.options());
            let there = state.with([Change::Event { event: number, weights }]);
            let (_, chance) = in_lanes(&there, state.model.system.any(), std::slice::from_ref(setting)).swap_remove(0);
            let own: Vec<f64> = state.lanes().map(|lane| state.event_chance(number, option, lane)).collect();
            before += mean(&own);
            both += mean(&own.iter().zip(&chance).map(|(own, chance)| own * chance).collect::<Vec<f64>>());
        }
        told.push((event.id.clone(), event.option.clone(), before, both / whole));
    }
    told
}

/// The setting that an assignment names.
fn find(all: &[Setting], assignment: &Assignment) -> Result<Setting, Diagnostics> {
    let id = assignment.target.to_string();
    let of_factor: Vec<&Setting> = all.iter().filter(|setting| setting.id == id).collect();
    if of_factor.is_empty() {
        let mut names: Vec<&str> = all.iter().map(|setting| setting.id.as_str()).collect();
        names.dedup();
        return Err(Diagnostic::error("unknown-name", format!("nothing that can be learnt is called `{id}`"))
            .suggest(&id, names)
            .into());
    }
    let found = of_factor.iter().find(|setting| setting.option == assignment.value);
    found.map(|setting| (*setting).clone()).ok_or_else(|| {
        Diagnostic::error("unknown-option", format!("`{assignment}`: there is no option `{}`", assignment.value))
            .suggest(&assignment.value, of_factor.iter().map(|setting| setting.option.as_str()))
            .into()
    })
}
