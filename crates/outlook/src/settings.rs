//! Everything that can be set: each decision, event and tabling, with each of its options.

use crate::model::Model;
use crate::system::On;

/// One thing a world consists of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Factor {
    /// A decision, by its number.
    Decision(usize),
    /// An event.
    Event(usize),
    /// Whether a motion is put to the vote.
    Tabled(usize),
}

/// An option of a factor: what a rung of the ladder sets.
///
/// A pledge has two options here, to contribute or not; an amount is set by name only (`FRA@troops=5000`). An event's outcome
/// is set to come in time for every path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Setting {
    /// The factor's id: `RUS@unsc_mandate`, `peace_agreement`, `tabled:unsc_mandate`.
    pub id: String,
    /// The option's name.
    pub option: String,
    pub factor: Factor,
    /// The option's number: of the decision's options, of the event's outcomes, or 0 for tabled and 1 for not.
    pub index: usize,
}

/// All settings of factors that some path reads, by id, then by option.
pub(crate) fn settings(model: &Model<'_>) -> Vec<Setting> {
    let mut all = Vec::new();
    let mut add = |factor: Factor, id: String, options: Vec<String>| {
        for (index, option) in options.into_iter().enumerate() {
            all.push(Setting { id: id.clone(), option, factor, index });
        }
    };
    for (number, decision) in model.system.decisions.iter().enumerate() {
        if decision.instances.iter().any(|instance| instance.seat.is_some()) {
            let options = match decision.on {
                On::Motion(_) => decision.options.clone(),
                On::Resource(_) => vec!["no".to_owned(), "yes".to_owned()],
            };
            add(Factor::Decision(number), model.id_of(Factor::Decision(number)), options);
        }
    }
    for (number, event) in model.dossier.events.iter().enumerate() {
        if model.system.events[number].is_some() {
            let options = event.outcomes.iter().map(|outcome| outcome.id.value.to_string()).collect();
            add(Factor::Event(number), model.id_of(Factor::Event(number)), options);
        }
    }
    for number in 0..model.dossier.motions.len() {
        if model.system.tablings[number].is_some() {
            let options = vec!["yes".to_owned(), "no".to_owned()];
            add(Factor::Tabled(number), model.id_of(Factor::Tabled(number)), options);
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id).then(a.index.cmp(&b.index)));
    all
}

impl Model<'_> {
    /// The name of a factor in assignments and in JSON.
    pub(crate) fn id_of(&self, factor: Factor) -> String {
        match factor {
            Factor::Decision(number) => {
                let decision = &self.system.decisions[number];
                match decision.on {
                    On::Motion(motion) => format!("{}@{}", decision.actor, self.dossier.motions[motion].id.value),
                    On::Resource(resource) => {
                        format!("{}@{}", decision.actor, self.dossier.resources[resource].id.value)
                    }
                }
            }
            Factor::Event(number) => self.dossier.events[number].id.value.to_string(),
            Factor::Tabled(number) => format!("tabled:{}", self.dossier.motions[number].id.value),
        }
    }

    /// Is the decision a pledge?
    pub(crate) fn is_pledge(&self, decision: usize) -> bool {
        matches!(self.system.decisions[decision].on, On::Resource(_))
    }

    /// The probability of a setting in each lane: of a decision as it is cast in whatever context comes about, of an outcome in
    /// time for every path, of being put to the vote.
    pub(crate) fn probability(&self, setting: &Setting) -> Vec<f64> {
        let lanes = self.draws.lanes;
        match setting.factor {
            Factor::Tabled(motion) => {
                let yes = &self.tabled[motion];
                if setting.index == 0 { yes.clone() } else { yes.iter().map(|p| 1.0 - p).collect() }
            }
            Factor::Event(event) => self.events[event][self.system.timings[event].at_once(setting.index)].clone(),
            Factor::Decision(number) => {
                let contexts = self.context_chances(number);
                let weights = &self.decisions[number];
                let option =
                    |weights: &crate::model::Weights, lane: usize| match (self.is_pledge(number), setting.index) {
                        (true, 1) => 1.0 - weights.get(0, lane),
                        (_, index) => weights.get(index, lane),
                    };
                (0..lanes)
                    .map(|lane| {
                        let (mut sum, mut whole) = (0.0, 0.0);
                        for (chance, weights) in contexts.iter().zip(weights) {
                            sum += chance[lane] * option(weights, lane);
                            whole += chance[lane];
                        }
                        if whole > 0.0 { sum / whole } else { 0.0 }
                    })
                    .collect()
            }
        }
    }

    /// For each instance of a decision, the chance of its context in each lane.
    fn context_chances(&self, decision: usize) -> Vec<Vec<f64>> {
        let lanes = self.draws.lanes;
        let decision = &self.system.decisions[decision];
        let selector = match decision.on {
            On::Motion(motion) => &self.dossier.motions[motion].selector,
            On::Resource(resource) => &self.dossier.resources[resource].selector,
        };
        let Some(selector) = selector else { return vec![vec![1.0; lanes]] };
        let event = self.dossier.events.iter().position(|event| event.id.value == selector.event.value);
        let Some(event) = event else { return vec![vec![1.0; lanes]; decision.instances.len()] };
        let timing = &self.system.timings[event];
        selector
            .contexts
            .iter()
            .map(|context| {
                let options: Vec<usize> = (0..timing.options())
                    .filter(|&option| context.outcomes.contains(&timing.outcome(option)))
                    .collect();
                (0..lanes).map(|lane| options.iter().map(|&option| self.events[event][option][lane]).sum()).collect()
            })
            .collect()
    }
}
