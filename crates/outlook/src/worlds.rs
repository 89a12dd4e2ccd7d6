//! A table by state of the world: how each outcome of an event splits every path's prospects.

use rayon::prelude::*;

use crate::brief::{EventTable, WorldRow};
use crate::prospects::mean;
use crate::settings::Factor;
use crate::state::{Change, State};
use crate::weights::Weights;

/// For each event that a path reads: each outcome with its probability, and P(path and outcome). Over the outcomes these add up
/// to the path's own probability.
pub(crate) fn worlds(state: &State<'_>) -> Vec<EventTable> {
    let read = (0..state.model.system.events.len()).filter(|&event| state.model.system.events[event].is_some());
    read.map(|event| table(state, event)).collect()
}

fn table(state: &State<'_>, event: usize) -> EventTable {
    let model = state.model;
    let timing = &model.system.timings[event];
    let roots = model.system.any() + 1;
    // For each option: its mean chance, and the mean of each root with it.
    let by_option: Vec<(f64, Vec<f64>)> = (0..timing.options())
        .into_par_iter()
        .map(|option| {
            let weights = Weights::certain(option, timing.options());
            let chance: Vec<f64> = state.lanes().map(|lane| state.event_chance(event, option, lane)).collect();
            if chance.iter().all(|p| *p == 0.0) {
                return (0.0, vec![0.0; roots]);
            }
            let there = state.with([Change::Event { event, weights }]);
            let both = |root: usize| {
                let lanes: Vec<f64> = there.roots()[root].iter().zip(&chance).map(|(p, c)| p * c).collect();
                mean(&lanes)
            };
            (mean(&chance), (0..roots).map(both).collect())
        })
        .collect();
    let outcomes = model.outcomes(event);
    let rows = outcomes
        .into_iter()
        .enumerate()
        .map(|(outcome, id)| {
            let mut row = WorldRow { outcome: id, probability: 0.0, paths: vec![0.0; roots - 1], any_path: 0.0 };
            for (_, (chance, both)) in by_option.iter().enumerate().filter(|(o, _)| timing.outcome(*o) == outcome) {
                row.probability += chance;
                row.any_path += both[model.system.any()];
                row.paths.iter_mut().zip(both).for_each(|(sum, p)| *sum += p);
            }
            row
        })
        .collect();
    EventTable { id: model.id_of(Factor::Event(event)), rows }
}
