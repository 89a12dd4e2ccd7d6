//! What a what-if can set in the tree of reactions.

use std::collections::BTreeMap;

use dossier::Dossier;
use terms::{Assignment, Diagnostic, Diagnostics, Target};

use super::parameters::{PARAMETERS, Setting};
use crate::assign::shares;

/// What is set in the tree of reactions; nothing by default.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReactionSettings {
    /// What an end is worth to an actor.
    worth: BTreeMap<(String, String), f64>,
    /// How a move is decided: a probability for each option.
    moves: BTreeMap<String, Vec<f64>>,
    precision: Option<f64>,
    backing_down: Option<f64>,
}

impl ReactionSettings {
    /// How surely everybody plays, λ per point of worth.
    ///
    /// # Errors
    /// When it is not a number from 0 to a million.
    pub fn with_precision(mut self, lambda: f64) -> Result<Self, Diagnostic> {
        self.precision = Some(within(Setting::Precision, lambda)?);
        Ok(self)
    }

    /// Is nothing set?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes the assignments that set something in the tree of reactions out of a list: `RUS@END=40`, `RUS@MOVE=strikes`,
    /// `reactions.precision=0.2`.
    ///
    /// # Errors
    /// All that is wrong with them, with hints.
    pub(crate) fn take(dossier: &Dossier, assignments: &mut Vec<Assignment>) -> Result<Self, Diagnostics> {
        let mut settings = Self::default();
        let mut errors = Diagnostics::new();
        assignments.retain(|assignment| match settings.set(dossier, assignment) {
            Ok(taken) => !taken,
            Err(error) => {
                errors.push(error);
                false
            }
        });
        if errors.is_empty() { Ok(settings) } else { Err(errors) }
    }

    /// Sets what an assignment says; `false` when it is about something else.
    fn set(&mut self, dossier: &Dossier, assignment: &Assignment) -> Result<bool, Diagnostic> {
        match &assignment.target {
            Target::Parameter(key) => match key.strip_prefix("reactions.") {
                Some(key) => self.set_parameter(key, &assignment.value).map(|()| true),
                None => Ok(false),
            },
            Target::Decision { actor, on, context } => {
                let known = dossier.moves.iter().find(|known| known.id.value.as_str() == on);
                let end = dossier.ends.iter().any(|end| end.id.value.as_str() == on);
                if context.is_some() && (known.is_some() || end) {
                    return Err(Diagnostic::error("unknown-context", format!("`{on}` has no contexts")));
                }
                if let Some(known) = known {
                    self.set_move(known, actor, assignment).map(|()| true)
                } else if end {
                    self.set_worth(dossier, actor, on, assignment).map(|()| true)
                } else {
                    Ok(false)
                }
            }
            _ => Ok(false),
        }
    }

    fn set_parameter(&mut self, key: &str, value: &str) -> Result<(), Diagnostic> {
        let Some(described) = PARAMETERS.iter().find(|described| described.key == key) else {
            let error = Diagnostic::error("unknown-parameter", format!("there is no parameter `reactions.{key}`"));
            return Err(error.suggest(key, PARAMETERS.iter().map(|described| described.key)));
        };
        let number = value
            .parse()
            .map_err(|_| Diagnostic::error("bad-value", format!("`reactions.{key}` is a number, not `{value}`")))?;
        let number = within(described.setting, number)?;
        match described.setting {
            Setting::Precision => self.precision = Some(number),
            Setting::BackingDown => self.backing_down = Some(number),
        }
        Ok(())
    }

    fn set_move(&mut self, known: &dossier::Move, actor: &str, assignment: &Assignment) -> Result<(), Diagnostic> {
        let mover = known.actor.as_ref().map(|actor| actor.value.as_str());
        if mover != Some(actor) {
            let message = format!("`{actor}` does not move at `{}`", known.id.value);
            let hint = mover.map_or("chance moves there".to_owned(), |mover| format!("it is the move of {mover}"));
            return Err(Diagnostic::error("unknown-actor", message).hint(hint));
        }
        let options: Vec<String> = known.options.iter().map(|option| option.id.value.to_string()).collect();
        self.moves.insert(known.id.value.to_string(), shares(assignment, &options)?);
        Ok(())
    }

    fn set_worth(
        &mut self,
        dossier: &Dossier,
        actor: &str,
        end: &str,
        assignment: &Assignment,
    ) -> Result<(), Diagnostic> {
        let movers = || dossier.moves.iter().filter_map(|known| known.actor.as_ref()).map(|actor| actor.value.as_str());
        if !movers().any(|mover| mover == actor) {
            let error = Diagnostic::error(
                "unknown-actor",
                format!("`{actor}` does not move, so what it likes changes nothing"),
            );
            return Err(error.suggest(actor, movers()));
        }
        let worth = assignment.value.parse().ok().filter(|worth| (0.0..=100.0).contains(worth)).ok_or_else(|| {
            Diagnostic::error("bad-value", format!("`{assignment}`: what an end is worth lies between 0 and 100"))
        })?;
        self.worth.insert((actor.to_owned(), end.to_owned()), worth);
        Ok(())
    }

    /// What a parameter is set to, if it is.
    pub(super) fn parameter(&self, setting: Setting) -> Option<f64> {
        match setting {
            Setting::Precision => self.precision,
            Setting::BackingDown => self.backing_down,
        }
    }

    /// How a move is set, if it is.
    pub(super) fn of_move(&self, id: &str) -> Option<&[f64]> {
        self.moves.get(id).map(Vec::as_slice)
    }

    /// What an end is set to be worth to an actor, if it is.
    pub(super) fn of_worth(&self, actor: &str, end: &str) -> Option<f64> {
        self.worth.get(&(actor.to_owned(), end.to_owned())).copied()
    }
}

fn within(setting: Setting, value: f64) -> Result<f64, Diagnostic> {
    let described = setting.described();
    let (least, most) = described.bounds;
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    Err(Diagnostic::error("bad-value", format!("`reactions.{}` lies between {least} and {most}", described.key)))
}
