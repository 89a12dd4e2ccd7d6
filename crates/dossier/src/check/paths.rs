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

/// How many parts a path may have when those it names are written out, and how deep they may lie.
const MAX_PARTS: usize = 50_000;
const MAX_DEPTH: usize = 500;

/// No path is too large when the paths it names are written out: naming two paths twice each, over and over, doubles each time.
pub(super) fn not_too_large(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let paths = &draft.dossier.paths;
    let mut found = Diagnostics::new();
    let Ok(order) = in_order(paths) else { return found };
    let index: BTreeMap<&str, usize> =
        paths.iter().enumerate().map(|(at, path)| (path.id.value.as_str(), at)).collect();
    let mut extents = vec![(0, 0); paths.len()];
    for at in order {
        let (parts, depth) = extent(&paths[at].when, &|name| index.get(name).map_or((1, 1), |named| extents[*named]));
        if parts > MAX_PARTS || depth > MAX_DEPTH {
            let message = format!("`{}` is too large when the paths it names are written out", paths[at].id.value);
            found.push(
                Diagnostic::error("path-too-large", message)
                    .at(paths[at].text.place.clone(), format!("at most {MAX_PARTS} parts, {MAX_DEPTH} deep"))
                    .hint("name each path once, or state its parts as motions and events"),
            );
        }
        // One that is too large is told once, not again in every path that names it.
        extents[at] = if parts > MAX_PARTS || depth > MAX_DEPTH { (1, 1) } else { (parts, depth) };
    }
    found
}

/// How many parts a formula has, and how deep they lie.
fn extent(formula: &Formula, named: &dyn Fn(&str) -> (usize, usize)) -> (usize, usize) {
    let of = |parts: &[Formula]| {
        parts
            .iter()
            .map(|part| extent(part, named))
            .fold((0_usize, 0), |(parts, depth), (more, deep)| (parts.saturating_add(more), depth.max(deep)))
    };
    let (parts, depth) = match formula {
        Formula::And(parts) | Formula::Or(parts) => of(parts),
        Formula::Not(part) => of(std::slice::from_ref(part)),
        Formula::Path(path) => return named(path.value.as_str()),
        _ => (0, 0),
    };
    (parts.saturating_add(1), depth + 1)
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
