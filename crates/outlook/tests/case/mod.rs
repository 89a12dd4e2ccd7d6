//! Small random questions, with their own definition of every answer. Each test file uses its part of them.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fmt::Write;

use terms::Memory;

/// The next number of SplitMix64 (Steele, Lea and Flood 2014) from a state.
pub fn mix(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = mix(self.0);
        (self.0 % n as u64) as usize
    }

    fn chance(&mut self) -> f64 {
        self.below(19) as f64 / 20.0 + 0.05
    }
}

/// yes, abstain, no.
pub type Shares = [f64; 3];

#[derive(Clone, Debug)]
pub struct Case {
    /// Actors A0, A1, …; all sit in the body.
    pub actors: usize,
    pub event: Event,
    pub motions: Vec<Motion>,
    /// For each actor that pledges: whether, before and after the event, and how much (a whole number of levels).
    pub pledges: Vec<Option<([f64; 2], usize)>>,
    pub paths: Vec<Formula>,
    /// Is it also counted how each setting comes out? Slower.
    pub learns: bool,
}

/// One event, `e`, with outcomes none (status quo), good, bad. A plain probability, in time for all.
#[derive(Clone, Debug)]
pub struct Event {
    /// P(none), P(good), P(bad).
    pub chances: [f64; 3],
    /// Is the probability a range instead? Then there is no exact answer here.
    pub range: bool,
}

#[derive(Clone, Debug)]
pub struct Motion {
    pub place: Place,
    pub tabled: f64,
    /// Does the event choose its context (none against good or bad)?
    pub contexts: bool,
    /// For each context (one or two) and actor.
    pub stances: Vec<Vec<Shares>>,
}

#[derive(Clone, Debug)]
pub enum Place {
    Body(Rule),
    /// The actor of that number; carried by yes.
    Actor(usize),
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub needed: usize,
    pub vetoers: Vec<usize>,
}

#[derive(Clone, Debug)]
pub enum Formula {
    Carried(usize),
    Event(Vec<usize>),
    Votes(usize, usize, usize),
    Contributes(usize),
    Sum(usize),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

/// The largest need: 20.5 levels of 2 units each.
const NEED: usize = 41;
const OPTIONS: [&str; 3] = ["yes", "abstain", "no"];
const OUTCOMES: [&str; 3] = ["none", "good", "bad"];

impl Formula {
    fn random(dice: &mut Dice, case: &Case, depth: usize) -> Self {
        let pledging: Vec<usize> = (0..case.actors).filter(|&a| case.pledges[a].is_some()).collect();
        match dice.below(if depth == 0 { 5 } else { 8 }) {
            0 => Self::Event(vec![1]),
            1 => Self::Event(vec![1, 2]),
            2 => {
                let motion = dice.below(case.motions.len());
                let actor = match case.motions[motion].place {
                    Place::Body(_) => dice.below(case.actors),
                    Place::Actor(actor) => actor,
                };
                Self::Votes(actor, motion, 0)
            }
            3 if !pledging.is_empty() => {
                if dice.below(2) == 0 {
                    Self::Contributes(pledging[dice.below(pledging.len())])
                } else {
                    Self::Sum(NEED)
                }
            }
            5 => Self::Not(Box::new(Self::random(dice, case, depth - 1))),
            6 => Self::And((0..2 + dice.below(2)).map(|_| Self::random(dice, case, depth - 1)).collect()),
            7 => Self::Or((0..2).map(|_| Self::random(dice, case, depth - 1)).collect()),
            _ => Self::Carried(dice.below(case.motions.len())),
        }
    }

    pub fn without_not(&mut self) {
        match self {
            Self::Not(part) => {
                part.without_not();
                let part = std::mem::replace(&mut **part, Self::Event(vec![1]));
                *self = part;
            }
            Self::And(parts) | Self::Or(parts) => parts.iter_mut().for_each(Self::without_not),
            _ => {}
        }
    }

    fn text(&self) -> String {
        let join = |parts: &[Self], word: &str| {
            let parts: Vec<String> = parts.iter().map(Self::text).collect();
            format!("({})", parts.join(word))
        };
        match self {
            Self::Carried(motion) => format!("m{motion}"),
            Self::Event(outcomes) => {
                let names: Vec<&str> = outcomes.iter().map(|&o| OUTCOMES[o]).collect();
                format!("e in {{{}}}", names.join(", "))
            }
            Self::Votes(actor, motion, option) => format!("A{actor}@m{motion} = {}", OPTIONS[*option]),
            Self::Contributes(actor) => format!("A{actor}@troops > 0"),
            Self::Sum(need) => format!("sum(troops) >= {need}"),
            Self::Not(part) => format!("not ({})", part.text()),
            Self::And(parts) => join(parts, " and "),
            Self::Or(parts) => join(parts, " or "),
        }
    }
}

/// The answers by definition.
pub struct Exact {
    pub paths: Vec<f64>,
    pub alone: Vec<f64>,
    pub any: f64,
    /// For each setting: P(it comes out so), P(it comes out so and any path is true), and the same for each path.
    pub learnt: BTreeMap<(String, String), (f64, f64, Vec<f64>)>,
}

/// One way everything turns out.
struct World<'a> {
    case: &'a Case,
    outcome: usize,
    tabled: Vec<bool>,
    votes: Vec<Vec<usize>>,
    contributes: Vec<bool>,
}

impl World<'_> {
    /// Did the setting come out, as an event turned out or a decision was cast?
    fn came_out(&self, id: &str, option: &str) -> bool {
        if id == "e" {
            return OUTCOMES[self.outcome] == option;
        }
        if let Some(motion) = id.strip_prefix("tabled:m") {
            return self.tabled[motion.parse::<usize>().unwrap()] == (option == "yes");
        }
        let (actor, on) = id.strip_prefix('A').unwrap().split_once('@').unwrap();
        let actor: usize = actor.parse().unwrap();
        match on.strip_prefix('m') {
            Some(motion) => OPTIONS[self.votes[motion.parse::<usize>().unwrap()][actor]] == option,
            None => self.contributes[actor] == (option == "yes"),
        }
    }

    fn holds(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Carried(motion) => {
                let votes = &self.votes[*motion];
                self.tabled[*motion]
                    && match &self.case.motions[*motion].place {
                        Place::Actor(actor) => votes[*actor] == 0,
                        Place::Body(rule) => {
                            votes.iter().filter(|v| **v == 0).count() >= rule.needed
                                && rule.vetoers.iter().all(|&actor| votes[actor] != 2)
                        }
                    }
            }
            Formula::Event(outcomes) => outcomes.contains(&self.outcome),
            Formula::Votes(actor, motion, option) => self.votes[*motion][*actor] == *option,
            Formula::Contributes(actor) => self.contributes[*actor],
            Formula::Sum(need) => {
                let given = self.case.pledges.iter().zip(&self.contributes).filter(|(_, c)| **c);
                // Levels of two units; 41 units are 20.5 levels, so 21 levels are needed.
                given.map(|(pledge, _)| pledge.map_or(0, |(_, levels)| levels)).sum::<usize>() * 2 >= *need
            }
            Formula::Not(part) => !self.holds(part),
            Formula::And(parts) => parts.iter().all(|part| self.holds(part)),
            Formula::Or(parts) => parts.iter().any(|part| self.holds(part)),
        }
    }
}

impl Case {
    pub fn random(seed: u64) -> Self {
        let mut dice = Dice(mix(seed ^ 0x5eed));
        let actors = 2 + dice.below(3);
        let (happens, good) = (dice.chance(), dice.chance());
        let mut case = Self {
            actors,
            event: Event { chances: [1.0 - happens, happens * good, happens * (1.0 - good)], range: false },
            motions: Vec::new(),
            pledges: vec![None; actors],
            paths: Vec::new(),
            learns: false,
        };
        for number in 0..1 + dice.below(2) {
            let contexts = dice.below(2) == 0;
            let place = if number == 0 || dice.below(2) == 0 {
                let vetoers = (0..actors).filter(|_| dice.below(3) == 0).collect();
                Place::Body(Rule { needed: 1 + dice.below(actors), vetoers })
            } else {
                Place::Actor(dice.below(actors))
            };
            let mut shares = || {
                let (yes, abstain) = (dice.chance(), dice.chance());
                [yes, (1.0 - yes) * abstain, (1.0 - yes) * (1.0 - abstain)]
            };
            let stances = (0..if contexts { 2 } else { 1 }).map(|_| (0..actors).map(|_| shares()).collect()).collect();
            case.motions.push(Motion { place, tabled: dice.chance(), contexts, stances });
        }
        for actor in 0..actors.min(3) {
            if dice.below(2) == 0 {
                case.pledges[actor] = Some(([dice.chance(), dice.chance()], 1 + dice.below(21)));
            }
        }
        for _ in 0..1 + dice.below(3) {
            let path = Formula::random(&mut dice, &case, 2);
            case.paths.push(path);
        }
        case
    }

    fn context(&self, motion: &Motion, outcome: usize) -> usize {
        usize::from(motion.contexts && outcome != 0)
    }

    pub fn probabilities(&self) -> Exact {
        let none = || vec![0.0; self.paths.len()];
        let mut exact = Exact { paths: none(), alone: none(), any: 0.0, learnt: BTreeMap::new() };
        if self.learns {
            exact.learnt = self.settings().into_iter().map(|setting| (setting, (0.0, 0.0, none()))).collect();
        }
        for outcome in 0..3 {
            let mut world = World {
                case: self,
                outcome,
                tabled: vec![false; self.motions.len()],
                votes: vec![vec![0; self.actors]; self.motions.len()],
                contributes: vec![false; self.actors],
            };
            self.vote(&mut world, 0, 0, self.event.chances[outcome], &mut exact);
        }
        exact
    }

    /// Takes every option of one decision after another.
    fn vote(&self, world: &mut World<'_>, motion: usize, actor: usize, weight: f64, exact: &mut Exact) {
        if weight == 0.0 {
            return;
        }
        let Some(here) = self.motions.get(motion) else { return self.pledge(world, 0, weight, exact) };
        if actor == self.actors {
            for tabled in [true, false] {
                world.tabled[motion] = tabled;
                let chance = if tabled { here.tabled } else { 1.0 - here.tabled };
                self.vote(world, motion + 1, 0, weight * chance, exact);
            }
            return;
        }
        if matches!(here.place, Place::Actor(decider) if decider != actor) {
            return self.vote(world, motion, actor + 1, weight, exact);
        }
        let shares = here.stances[self.context(here, world.outcome)][actor];
        for (option, share) in shares.into_iter().enumerate() {
            world.votes[motion][actor] = option;
            self.vote(world, motion, actor + 1, weight * share, exact);
        }
    }

    fn pledge(&self, world: &mut World<'_>, actor: usize, weight: f64, exact: &mut Exact) {
        if weight == 0.0 {
            return;
        }
        if actor == self.actors {
            let truth: Vec<bool> = self.paths.iter().map(|path| world.holds(path)).collect();
            let count = truth.iter().filter(|t| **t).count();
            for (index, truth) in truth.iter().enumerate() {
                exact.paths[index] += if *truth { weight } else { 0.0 };
                exact.alone[index] += if *truth && count == 1 { weight } else { 0.0 };
            }
            exact.any += if count > 0 { weight } else { 0.0 };
            for ((id, option), (chance, any, paths)) in &mut exact.learnt {
                if world.came_out(id, option) {
                    *chance += weight;
                    *any += if count > 0 { weight } else { 0.0 };
                    paths.iter_mut().zip(&truth).for_each(|(sum, truth)| *sum += if *truth { weight } else { 0.0 });
                }
            }
            return;
        }
        let Some((chances, _)) = self.pledges[actor] else { return self.pledge(world, actor + 1, weight, exact) };
        let chance = chances[usize::from(world.outcome != 0)];
        for contributes in [true, false] {
            world.contributes[actor] = contributes;
            let chance = if contributes { chance } else { 1.0 - chance };
            self.pledge(world, actor + 1, weight * chance, exact);
        }
        world.contributes[actor] = false;
    }

    /// Everything that can be set and that a path reads.
    pub fn settings(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let mut add = |id: String, options: &[&str]| {
            all.extend(options.iter().map(|option| (id.clone(), (*option).to_owned())));
        };
        add("e".to_owned(), &OUTCOMES);
        for (number, motion) in self.motions.iter().enumerate() {
            match motion.place {
                Place::Body(_) => (0..self.actors).for_each(|actor| add(format!("A{actor}@m{number}"), &OPTIONS)),
                Place::Actor(actor) => add(format!("A{actor}@m{number}"), &OPTIONS),
            }
            add(format!("tabled:m{number}"), &["yes", "no"]);
        }
        for actor in (0..self.actors).filter(|&actor| self.pledges[actor].is_some()) {
            add(format!("A{actor}@troops"), &["no", "yes"]);
        }
        all
    }

    /// The same with one thing set, all else as it is.
    pub fn setting(&self, id: &str, option: &str) -> Self {
        let mut case = self.clone();
        if id == "e" {
            case.event.chances = OUTCOMES.map(|outcome| f64::from(u8::from(outcome == option)));
        } else if let Some(motion) = id.strip_prefix("tabled:m") {
            case.motions[motion.parse::<usize>().unwrap()].tabled = f64::from(u8::from(option == "yes"));
        } else {
            let (actor, on) = id.strip_prefix('A').unwrap().split_once('@').unwrap();
            let actor: usize = actor.parse().unwrap();
            match on.strip_prefix('m') {
                Some(motion) => {
                    for stances in &mut case.motions[motion.parse::<usize>().unwrap()].stances {
                        stances[actor] = OPTIONS.map(|known| f64::from(u8::from(known == option)));
                    }
                }
                None => {
                    let (_, levels) = case.pledges[actor].unwrap();
                    case.pledges[actor] = Some(([f64::from(u8::from(option == "yes")); 2], levels));
                }
            }
        }
        case
    }

    pub fn world(&self) -> Memory {
        let mut world = Memory::new().with("dossiers/random/dossier.toml", self.text());
        for (number, motion) in self.motions.iter().enumerate() {
            if let Place::Body(rule) = &motion.place {
                let vetoes = if rule.vetoers.is_empty() { "" } else { " and no(veto) == 0" };
                let body = format!(
                    "format = 1\nname = \"Body {number}\"\nbasis = \"none\"\nseats = \"body{number}.csv\"\n\
                     options = [\"yes\", \"abstain\", \"no\"]\nunnamed = \"no\"\n\n[[rule]]\nid = \"rule\"\n\
                     when = \"yes >= {}{vetoes}\"\nwords = \"w\"\narticle = \"a\"\n",
                    rule.needed
                );
                let mut seats = "actor,from,to,groups\n".to_owned();
                for actor in 0..self.actors {
                    let group = if rule.vetoers.contains(&actor) { "veto" } else { "" };
                    writeln!(seats, "A{actor},,,{group}").unwrap();
                }
                world = world
                    .with(format!("bodies/body{number}.toml"), body)
                    .with(format!("bodies/body{number}.csv"), seats);
            }
        }
        world
    }

    pub fn text(&self) -> String {
        let mut text = "format = 1\n[question]\ntext = \"q\"\nas_of = 2025-01-01\nby = 2026-01-01\n".to_owned();
        for actor in 0..self.actors {
            write!(text, "[[actor]]\nid = \"A{actor}\"\nname = \"Actor {actor}\"\n").unwrap();
        }
        let [none, good, bad] = self.event.chances;
        let happens = good + bad;
        let share = if happens > 0.0 { good / happens } else { 0.5 };
        let chance = if self.event.range { "[0.2, 0.6]".to_owned() } else { format!("{}", 1.0 - none) };
        write!(
            text,
            "[[event]]\nid = \"e\"\ntitle = \"an event\"\nstatus_quo = \"none\"\nprobability = {chance}\n\
             [[event.outcome]]\nid = \"none\"\n[[event.outcome]]\nid = \"good\"\nshare = {share}\n\
             [[event.outcome]]\nid = \"bad\"\nshare = {}\n",
            1.0 - share
        )
        .unwrap();
        for (number, motion) in self.motions.iter().enumerate() {
            write!(text, "[[motion]]\nid = \"m{number}\"\ntitle = \"motion {number}\"\ntabled = {}\n", motion.tabled)
                .unwrap();
            match &motion.place {
                Place::Body(_) => writeln!(text, "body = \"body{number}/rule\"").unwrap(),
                Place::Actor(actor) => {
                    write!(text, "actor = \"A{actor}\"\noptions = [\"yes\", \"abstain\", \"no\"]\n").unwrap();
                }
            }
            if motion.contexts {
                text.push_str("context = \"e\"\ncontexts = { before = [\"none\"], after = [\"good\", \"bad\"] }\n");
            }
            for (context, stances) in motion.stances.iter().enumerate() {
                for (actor, [yes, abstain, no]) in stances.iter().enumerate() {
                    if matches!(motion.place, Place::Actor(decider) if decider != actor) {
                        continue;
                    }
                    write!(text, "[[stance]]\nactor = \"A{actor}\"\nmotion = \"m{number}\"\n").unwrap();
                    if motion.contexts {
                        writeln!(text, "context = \"{}\"", ["before", "after"][context]).unwrap();
                    }
                    write!(text, "yes = {yes}\nabstain = {abstain}\nno = {no}\n").unwrap();
                }
            }
        }
        if self.pledges.iter().any(Option::is_some) {
            text.push_str("[[resource]]\nid = \"troops\"\nunit = \"troops\"\ncontext = \"e\"\n");
            text.push_str("contexts = { before = [\"none\"], after = [\"good\", \"bad\"] }\n");
        }
        for (actor, pledge) in self.pledges.iter().enumerate() {
            let Some((chances, levels)) = pledge else { continue };
            for (context, chance) in chances.iter().enumerate() {
                write!(
                    text,
                    "[[pledge]]\nactor = \"A{actor}\"\nresource = \"troops\"\ncontext = \"{}\"\ncontributes = {chance}\n",
                    ["before", "after"][context]
                )
                .unwrap();
                if context == 0 {
                    writeln!(text, "size = {}", levels * 2).unwrap();
                }
            }
        }
        for (number, path) in self.paths.iter().enumerate() {
            write!(text, "[[path]]\nid = \"p{number}\"\ntitle = \"path {number}\"\nwhen = '{}'\n", path.text())
                .unwrap();
        }
        text
    }
}
