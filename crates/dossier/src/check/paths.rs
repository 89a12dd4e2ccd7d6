//! Paths that name paths.

use std::collections::BTreeMap;

use rules::Catalogue;
use terms::{Diagnostic, Diagnostics, Place};

use crate::formula::Formula;
use crate::model::Path;
use crate::read::Draft;

/// How long a chain of paths that name each other may be.
const MAX_CHAIN: usize = 100;

/// No path is made of itself, and no chain is too long.
pub(super) fn no_cycle(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    match in_order(&draft.dossier.paths) {
        Ok(_) => Diagnostics::new(),
        Err(found) => found,
    }
}

/// The paths' indices, each after those that it names.
pub(super) fn in_order(paths: &[Path]) -> Result<Vec<usize>, Diagnostics> {
    let index: BTreeMap<&str, usize> =
        paths.iter().enumerate().map(|(at, path)| (path.id.value.as_str(), at)).collect();
    let names: Vec<Vec<(usize, &Place)>> = paths.iter().map(|path| named_by(path, &index)).collect();
    let mut found = Diagnostics::new();
    let mut order = Vec::new();
    let mut state = vec![State::New; paths.len()];
    let mut chain = vec![0_usize; paths.len()];
    for root in 0..paths.len() {
        let mut stack: Vec<(usize, usize)> = Vec::new();
        if state[root] == State::New {
            state[root] = State::Open;
            stack.push((root, 0));
        }
        while let Some((path, next)) = stack.pop() {
            let Some(&(named, place)) = names[path].get(next) else {
                chain[path] = 1 + names[path].iter().map(|(named, _)| chain[*named]).max().unwrap_or(0);
                if chain[path] == MAX_CHAIN + 1 {
                    let message = format!("more than {MAX_CHAIN} paths name each other in a chain");
                    found.push(Diagnostic::error("paths-too-deep", message).at(paths[path].id.place.clone(), ""));
                }
                state[path] = State::Done;
                order.push(path);
                continue;
            };
            stack.push((path, next + 1));
            match state[named] {
                State::New => {
                    state[named] = State::Open;
                    stack.push((named, 0));
                }
                State::Open => found.push(cycle(paths, &stack, named, place)),
                State::Done => {}
            }
        }
    }
    if found.is_empty() { Ok(order) } else { Err(found) }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn named_by<'a>(path: &'a Path, index: &BTreeMap<&str, usize>) -> Vec<(usize, &'a Place)> {
    let mut named = BTreeMap::new();
    path.when.walk(&mut |part| {
        if let Formula::Path(other) = part
            && let Some(at) = index.get(other.value.as_str())
        {
            named.entry(*at).or_insert(&other.place);
        }
    });
    named.into_iter().collect()
}

fn cycle(paths: &[Path], stack: &[(usize, usize)], named: usize, place: &Place) -> Diagnostic {
    let begin = stack.iter().position(|(path, _)| *path == named).unwrap_or(0);
    let mut round: Vec<&str> = stack[begin..].iter().map(|(path, _)| paths[*path].id.value.as_str()).collect();
    round.push(paths[named].id.value.as_str());
    let shown = if round.len() > 8 { format!("{} paths", round.len() - 1) } else { round.join(" → ") };
    let mut error = Diagnostic::error("path-cycle", format!("paths are made of each other: {shown}"))
        .at(place.clone(), "this closes the circle");
    for (path, _) in stack[begin..].iter().take(8) {
        error = error.and_at(paths[*path].text.place.clone(), format!("`{}`", paths[*path].id.value));
    }
    error
}
