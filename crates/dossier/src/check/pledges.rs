//! Pledges that a need cannot be measured against.

use std::collections::BTreeSet;

use rules::Catalogue;
use terms::{Diagnostic, Diagnostics};

use crate::formula::Formula;
use crate::model::Size;
use crate::read::Draft;

/// Where a path or a phase needs an amount, a pledge of unknown size needs a guess of what such pledges are.
pub(super) fn sizes_known(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut needed = BTreeSet::new();
    for path in &dossier.paths {
        path.when.walk(&mut |part| {
            if let Formula::Sum { resource, at_least, .. } = part
                && *at_least > 0.0
            {
                needed.insert(resource.value.clone());
            }
        });
    }
    let required = dossier.phases.iter().flat_map(|phase| &phase.requirements);
    needed.extend(required.map(|requirement| requirement.resource.value.clone()));
    let guessed: BTreeSet<_> =
        dossier.resources.iter().filter(|resource| resource.unknown_size.is_some()).map(|r| &r.id.value).collect();
    let mut found = Diagnostics::new();
    for pledge in dossier.pledges.iter().filter(|pledge| matches!(pledge.size, Size::Unknown)) {
        let resource = &pledge.resource.value;
        if needed.contains(resource) && !guessed.contains(resource) {
            let message =
                format!("nobody has said how much {} would contribute, and no guess stands in", pledge.actor.value);
            found.push(Diagnostic::error("size-unknown", message).at(pledge.place.clone(), "no `size`").hint(format!(
                "give [[resource]] `{resource}` the field unknown_size = [500, 5000], or the pledge a size"
            )));
        }
    }
    found
}
