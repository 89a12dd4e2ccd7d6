//! Johnston's index of any rule: through all winning coalitions, down the gathered diagram.
//!
//! Beside the node that the coalition itself has come to goes, for each kind it has taken players of, the node that it would have
//! come to with one fewer of them. Where the two meet the player was not critical; where the coalition wins and the other node has
//! lost it was.

use diagram::{Diagram, LevelNodes};

use super::Tallies;
use crate::exact::prime::Prime;
use crate::gathered::{Gathered, Kind};

/// A coalition with one player fewer.
#[derive(Clone, Copy)]
struct Fewer {
    kind: usize,
    /// How many of the kind the coalition has.
    members: usize,
    node: u32,
}

/// One level of the walk.
struct Step<'a> {
    nodes: LevelNodes<'a>,
    kind: usize,
    /// The column for each number of members, and the number of ways to choose so many.
    columns: Vec<usize>,
    ways: Vec<u64>,
}

/// Where the walk stands above a level.
#[derive(Clone, Default)]
struct Frame {
    node: u32,
    fewer: Vec<Fewer>,
    /// How many coalitions have come here, modulo the prime.
    coalitions: u64,
    /// How many members of the level's kind to take next.
    next: usize,
}

pub(super) fn tallies(gathered: &Gathered, diagram: &Diagram, prime: &Prime) -> Tallies<u64> {
    let kinds = &gathered.kinds;
    let players: usize = kinds.iter().map(|kind| kind.members.len()).sum();
    let steps: Vec<Step<'_>> = diagram.levels().filter_map(|nodes| Step::new(prime, diagram, kinds, nodes)).collect();
    // Kinds that the diagram has no level for change no outcome.
    let read: usize = steps.iter().map(|step| kinds[step.kind].members.len()).sum();
    let idle = prime.power(prime.residue(2), (players - read) as u64);
    // How many ways the kinds from each level on have to join or not.
    let mut free = vec![idle; steps.len() + 1];
    for (level, step) in steps.iter().enumerate().rev() {
        let two = prime.residue(2);
        free[level] = prime.times(free[level + 1], prime.power(two, kinds[step.kind].members.len() as u64));
    }
    let truths: Vec<bool> = diagram.outcomes().iter().map(|truths| truths.iter().all(|&t| t)).collect();
    let mut tallies = vec![vec![0; players + 1]; kinds.len()];
    let mut frames = vec![Frame::default(); steps.len() + 1];
    frames[0] = Frame { node: diagram.root(0).index() as u32, coalitions: prime.residue(1), ..Frame::default() };
    let mut level = 0;
    loop {
        let (above, below) = frames.split_at_mut(level + 1);
        let frame = &mut above[level];
        let outcome = truths.get(frame.node as usize);
        let open = frame.fewer.iter().any(|fewer| truths.len() <= fewer.node as usize);
        let ended = match outcome {
            Some(false) => true,
            Some(true) if !open => {
                let coalitions = prime.times(frame.coalitions, free[level]);
                note(prime, &frame.fewer, coalitions, &mut tallies);
                true
            }
            _ => frame.next == steps.get(level).map_or(0, |step| step.columns.len()),
        };
        if ended {
            if level == 0 {
                return tallies;
            }
            level -= 1;
            continue;
        }
        let (Some(step), Some(child)) = (steps.get(level), below.first_mut()) else { return tallies };
        step.take(prime, frame, child);
        level += 1;
    }
}

/// All who are critical share the coalitions.
fn note(prime: &Prime, critical: &[Fewer], coalitions: u64, tallies: &mut Tallies<u64>) {
    let number: usize = critical.iter().map(|fewer| fewer.members).sum();
    for fewer in critical {
        let tally = &mut tallies[fewer.kind][number];
        *tally = prime.plus(*tally, prime.times(coalitions, prime.residue(fewer.members as u64)));
    }
}

impl<'a> Step<'a> {
    fn new(prime: &Prime, diagram: &'a Diagram, kinds: &[Kind], nodes: LevelNodes<'a>) -> Option<Self> {
        let kind = kinds.iter().position(|kind| kind.variable == nodes.variable)?;
        // The first way has all members in favour.
        let mut columns: Vec<usize> =
            diagram.columns_of(nodes.variable)?.map(|column| column - nodes.first_column).collect();
        columns.reverse();
        let size = kinds[kind].members.len();
        let mut ways = vec![prime.residue(1)];
        for chosen in 0..size {
            let left = prime.residue((size - chosen) as u64);
            let divided = prime.inverse(prime.residue(chosen as u64 + 1));
            ways.push(prime.times(prime.times(ways[chosen], left), divided));
        }
        Some(Self { nodes, kind, columns, ways })
    }

    /// Where so many members lead.
    fn after(&self, node: u32, members: usize) -> u32 {
        let Some(place) = (node as usize).checked_sub(self.nodes.first_node) else { return node };
        let child = self.nodes.columns * place + self.columns[members];
        self.nodes.children.get(child).copied().unwrap_or(node)
    }

    /// Takes the next number of members.
    fn take(&self, prime: &Prime, frame: &mut Frame, child: &mut Frame) {
        let members = frame.next;
        frame.next += 1;
        child.node = self.after(frame.node, members);
        child.coalitions = prime.times(frame.coalitions, self.ways[members]);
        child.next = 0;
        child.fewer.clear();
        for fewer in &frame.fewer {
            let node = self.after(fewer.node, members);
            if node != child.node {
                child.fewer.push(Fewer { node, ..*fewer });
            }
        }
        if members > 0 {
            let node = self.after(frame.node, members - 1);
            if node != child.node {
                child.fewer.push(Fewer { kind: self.kind, members, node });
            }
        }
    }
}
