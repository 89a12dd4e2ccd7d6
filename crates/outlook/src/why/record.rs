//! What is kept and shown, and moves no number: arguments, dates, doubts.

use super::{Asker, fact};
use crate::brief::Why;
use crate::ledger::{arguments, dates};
use crate::outlook::doubts;

/// Said of what moves no number.
const NIL: &str = "nil: it is kept and shown, and moves no number";

impl Asker<'_, '_> {
    /// An argument, an accusation, a threat, a count or a gap of the dossier.
    pub(super) fn argument(&self, target: &str) -> Option<Why> {
        let found = arguments(self.model).into_iter().find(|argument| argument.id == target)?;
        let quote = if found.quote.is_empty() { String::new() } else { format!("“{}”", found.quote) };
        let (title, quote) = if found.text.is_empty() { (quote, String::new()) } else { (found.text, quote) };
        let mut why = self.begin(target, title);
        fact(&mut why, "kind", found.kind);
        fact(&mut why, "by", &found.by);
        fact(&mut why, "against", &found.target);
        fact(&mut why, "quote", &quote);
        fact(&mut why, "answered", &found.answer);
        fact(&mut why, "source", &found.source);
        fact(&mut why, "weight", NIL);
        Some(why)
    }

    /// A dated event of the plan.
    pub(super) fn date(&self, target: &str) -> Option<Why> {
        let found = dates(self.model).into_iter().find(|date| date.id == target)?;
        let mut why = self.begin(target, found.text);
        fact(&mut why, "date", &found.date.to_string());
        fact(&mut why, "stage", &found.stage);
        fact(&mut why, "source", &found.source);
        fact(&mut why, "weight", NIL);
        Some(why)
    }

    /// A doubt, by its kind: every one of that kind.
    pub(super) fn doubt(&self, target: &str) -> Option<Why> {
        let mut found = doubts(self.model, self.warnings).filter(|doubt| doubt.code == target).peekable();
        let first = found.peek()?.message.clone();
        let mut why = self.begin(target, first);
        for doubt in found.skip(1) {
            fact(&mut why, "and", &doubt.message);
        }
        fact(&mut why, "explained", &format!("docs/warnings.md, {target}"));
        Some(why)
    }

    /// The first rung of a ladder: things as they stand.
    pub(super) fn today(&self, target: &str) -> Option<Why> {
        if target != "today" {
            return None;
        }
        let mut why = self.begin(target, "things as they stand, where every ladder begins".to_owned());
        fact(&mut why, "as of", &self.model.as_of.to_string());
        for (path, mean) in self.model.dossier.paths.iter().zip(why.today.paths.clone()) {
            fact(&mut why, &path.title, &super::percent(mean));
        }
        Some(why)
    }
}
