//! The bodies that vote on something in a Brief, with the stance of each seat in each context.

use std::collections::BTreeMap;

use outlook::Brief;
use outlook::brief::{FactorName, StanceView};

use crate::basis::anchor;
use crate::scene::{Council, Seat};

/// A motion before a body.
pub(crate) struct Sitting {
    /// The motion's id.
    pub motion: String,
    /// The body's name and the motion's title.
    pub title: String,
    /// The seats in each context, with what the context is called; empty where the motion has none.
    pub contexts: Vec<(String, Council)>,
}

/// Every motion that is put to a body. Each seat leads to its stance in a page.
pub(crate) fn sittings(brief: &Brief) -> Vec<Sitting> {
    let mut motions: Vec<(&str, String, Vec<&StanceView>)> = Vec::new();
    for stance in &brief.stances {
        let Some((_, body)) = &stance.body else { continue };
        match motions.iter_mut().find(|(id, ..)| *id == stance.on.0) {
            Some((.., stances)) => stances.push(stance),
            None => motions.push((&stance.on.0, format!("{body} on {}", stance.on.1), vec![stance])),
        }
    }
    let sitting = |(index, (motion, title, stances)): (usize, (&str, String, Vec<&StanceView>))| {
        let contexts = contexts(&stances).into_iter().enumerate().map(|(number, (contexts, seats))| {
            let given: Vec<String> = contexts.into_iter().flatten().map(|context| titled(brief, context)).collect();
            let given = given.join(", or ");
            let council = Council {
                name: format!("seats-{index}-{number}"),
                title: if given.is_empty() { title.clone() } else { format!("{title}, given: {given}") },
                titled: false,
                ring: String::new(),
                options: options(&seats),
                seats,
            };
            (given, council)
        });
        Sitting { motion: motion.to_owned(), contexts: contexts.collect(), title }
    };
    motions.into_iter().enumerate().map(sitting).collect()
}

/// The seats in each context; contexts in which all seats are alike are one.
fn contexts<'a>(stances: &[&'a StanceView]) -> Vec<(Vec<Option<&'a str>>, Vec<Seat>)> {
    let mut shown: Vec<(Vec<Option<&str>>, Vec<Seat>)> = Vec::new();
    let mut names: Vec<Option<&str>> = Vec::new();
    for (context, _) in stances.iter().flat_map(|stance| &stance.contexts) {
        if !names.contains(&context.as_deref()) {
            names.push(context.as_deref());
        }
    }
    for name in names {
        let seats: Vec<Seat> = stances.iter().map(|stance| seat(stance, name)).collect();
        match shown.iter_mut().find(|(_, known)| *known == seats) {
            Some((names, _)) => names.push(name),
            None => shown.push((vec![name], seats)),
        }
    }
    shown
}

fn seat(stance: &StanceView, context: Option<&str>) -> Seat {
    let options = stance.contexts.iter().find(|(name, _)| name.as_deref() == context).map(|(_, options)| options);
    let options = options.into_iter().flatten().map(|(option, prospects)| (option.clone(), prospects.mean));
    Seat {
        code: stance.actor.0.clone(),
        name: stance.actor.1.clone(),
        options: options.collect(),
        ringed: false,
        link: format!("#{}", anchor("stance", &stance.id)),
    }
}

/// The options of any seat, in their order.
fn options(seats: &[Seat]) -> Vec<String> {
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for seat in seats {
        seat.options.iter().enumerate().for_each(|(at, (option, _))| {
            let known = place.entry(option).or_default();
            *known = at.max(*known);
        });
    }
    let mut options: Vec<(usize, &str)> = place.into_iter().map(|(option, at)| (at, option)).collect();
    options.sort_unstable();
    options.into_iter().map(|(_, option)| option.to_owned()).collect()
}

/// What a context is called: the outcomes of an event that it names, or its id.
pub(crate) fn titled(brief: &Brief, context: &str) -> String {
    let named = brief.factors.values().find_map(|name| match name {
        FactorName::Event { outcomes, .. } => outcomes.iter().find(|(id, _)| id == context).map(|(_, title)| title),
        _ => None,
    });
    named.cloned().unwrap_or_else(|| context.to_owned())
}
