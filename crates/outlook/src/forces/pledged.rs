//! What serves the needs of a phase: which pledges, in which context, how likely they come and how likely in time.

use std::collections::BTreeMap;

use diagram::Lanes;
use evidence::{Parameter, Sizes, amount_levels, size_levels};

use super::Asked;
use crate::stances::{pledge_for, sizes, stand_in};
use crate::state::GROUP;
use crate::system::On;
use crate::tree::resource_index;
use crate::weights::{PledgeSizes, Weights};

/// 2 Φ⁻¹(0.95): a 90 % range in standard deviations.
const WIDTH_OF_90_PERCENT: f64 = 3.289_707_253_902_945;

/// An actor's decision, with all it brings.
pub(super) struct Pledged {
    pub(super) decision: usize,
    /// Its case in this phase; `None` where it gives nothing there.
    instance: Option<usize>,
    pub(super) ready: f64,
    /// For each need it serves: the need's place, the sizes by parameter set, and the sizes at the parameters' defaults.
    pub(super) brings: Vec<(usize, PledgeSizes, Sizes)>,
}

impl Asked<'_, '_> {
    /// Every decision that serves a need, by its number.
    pub(super) fn gather(&self) -> Vec<Pledged> {
        let model = self.model();
        let dossier = model.dossier;
        let mut found: BTreeMap<usize, Pledged> = BTreeMap::new();
        for (place, need) in self.needs.iter().enumerate() {
            let described = &dossier.resources[need.resource];
            for (own, decision) in model.system.decisions.iter().enumerate() {
                if decision.on != On::Resource(need.resource) {
                    continue;
                }
                let actor = &decision.actor;
                let counts = |group| dossier.members_of(group, model.as_of).any(|member| member == actor);
                if need.described.from.as_ref().is_some_and(|group| !counts(&group.value)) {
                    continue;
                }
                let Some(pledge) = pledge_for(dossier, actor.as_str(), &described.id.value, model.as_of) else {
                    continue;
                };
                // What comes with another pledge is decided there.
                let with = pledge.with.as_ref().and_then(|with| {
                    let on = On::Resource(resource_index(dossier, &with.value)?);
                    model.system.decisions.iter().position(|other| other.actor == *actor && other.on == on)
                });
                let number = with.unwrap_or(own);
                let instance = self.instance(number);
                let exact = self.instance(own).and_then(|instance| match self.state.weights(own, instance) {
                    Weights::Pledge { exact, .. } => *exact,
                    _ => None,
                });
                let (by_set, at_defaults) = match exact {
                    Some(amount) => {
                        let levels = amount_levels(amount, need.unit);
                        (PledgeSizes::new(std::iter::once(levels)), levels)
                    }
                    None => {
                        let arrives = Parameter::Realised.described().default;
                        let unknown = stand_in(described, need.unit);
                        let levels = size_levels(&pledge.size, unknown, need.unit, arrives);
                        (sizes(described, &pledge.size, need.unit, &model.sets), levels)
                    }
                };
                let ready = in_time(pledge.ready_in, self.phase.within);
                let entry = found.entry(number).or_insert_with(|| Pledged {
                    decision: number,
                    instance,
                    ready,
                    brings: Vec::new(),
                });
                entry.ready = entry.ready.min(ready);
                entry.brings.push((place, by_set, at_defaults));
            }
        }
        found.into_values().collect()
    }

    /// The case of a decision on a resource in which the phase takes place.
    fn instance(&self, decision: usize) -> Option<usize> {
        let model = self.model();
        let decision = &model.system.decisions[decision];
        let On::Resource(resource) = decision.on else { return None };
        let Some(selector) = &model.dossier.resources[resource].selector else { return Some(0) };
        let (_, outcome) = self.phase.given.iter().find(|(event, _)| event.value == selector.event.value)?;
        let context = selector.contexts.iter().position(|context| context.outcomes.contains(outcome))?;
        decision.instances.iter().position(|instance| instance.case.context == Some(context))
    }

    /// How likely a decision gives, in several lanes.
    pub(super) fn contributes(&self, pledged: &Pledged, lanes: &[usize; GROUP]) -> Lanes<GROUP> {
        let Some(instance) = pledged.instance else { return [0.0; GROUP] };
        self.state.weights(pledged.decision, instance).at(0, lanes).map(|no| 1.0 - no)
    }

    /// The same in the first lanes, so many of them and no more than there are.
    pub(super) fn contributes_in(&self, pledged: &Pledged, count: usize) -> Vec<f64> {
        let count = count.min(self.model().draws.lanes);
        let groups = 0..count.div_ceil(GROUP);
        let mut all: Vec<f64> =
            groups.flat_map(|group| self.contributes(pledged, &self.state.lanes_of(group))).collect();
        all.truncate(count);
        all
    }
}

/// How likely something that takes so many days (a lognormal 90 % range) is there within so many.
fn in_time(ready_in: Option<(f64, f64)>, within: Option<f64>) -> f64 {
    let (Some((low, high)), Some(within)) = (ready_in, within) else { return 1.0 };
    if low >= high || within <= 0.0 {
        return if within >= high { 1.0 } else { 0.0 };
    }
    let (from, to) = (libm::log(low), libm::log(high));
    let z = (libm::log(within) - (from + to) / 2.0) / ((to - from) / WIDTH_OF_90_PERCENT);
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::in_time;

    #[test]
    fn a_range_of_days_holds_nine_in_ten() {
        let range = Some((20.0, 90.0));
        assert!((in_time(range, Some(20.0)) - 0.05).abs() < 1e-9);
        assert!((in_time(range, Some(90.0)) - 0.95).abs() < 1e-9);
        assert_eq!((in_time(range, None), in_time(None, Some(3.0))), (1.0, 1.0));
        assert_eq!((in_time(Some((30.0, 30.0)), Some(29.0)), in_time(Some((30.0, 30.0)), Some(30.0))), (0.0, 1.0));
    }
}
