//! The European Union's qualified majority, compiled here and by other decision diagrams, turn by turn in one run; then whole
//! processes of `placet`. Prints medians and ratios.
//!
//! The peers know no sums. Each of the rule's three thresholds is handed to them node by node, built as well as it can be (an
//! interval for each node, Behle 2007); their own `and` and `or` join the three. "Fed" is handed the whole rule node by node, by a
//! recursion written for this rule.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use benches::EU;
use biodivine_lib_bdd::{Bdd, BddNode, BddPointer, BddVariable};
use oxidd::bdd::BDDFunction;
use oxidd::{BooleanFunction, Function, Manager, ManagerRef};

/// How often each thing is measured.
const ROUNDS: usize = 31;

const NAMES: [&str; 4] = ["placet", "oxidd", "oxidd, fed", "biodivine"];

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, once, name] = &arguments[..]
        && once == "once"
    {
        println!("{}", once_compiled(name).as_nanos());
        return;
    }
    // `cargo test` runs benchmarks too, without this.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    println!("qualified majority of the European Union, {ROUNDS} rounds, medians");
    let warm: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| NAMES.map(once_compiled).to_vec()).collect();
    report("again in one process", &warm);
    let first: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| NAMES.map(in_a_new_process).to_vec()).collect();
    report("first call of a new process", &first);
    whole_processes();
}

fn report(what: &str, rounds: &[Vec<Duration>]) {
    println!("\n{what}");
    let medians: Vec<Duration> =
        (0..NAMES.len()).map(|at| median(rounds.iter().map(|round| round[at]).collect())).collect();
    for (name, time) in NAMES.iter().zip(&medians) {
        let ratio = time.as_secs_f64() / medians[0].as_secs_f64();
        println!("  {name:<12}{:>8.2} ms {ratio:>7.2} x", time.as_secs_f64() * 1e3);
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn in_a_new_process(name: &str) -> Duration {
    let output = Command::new(env::current_exe().unwrap()).args(["once", name]).output().unwrap();
    Duration::from_nanos(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap())
}

/// Compiles the rule once, and sees that the right number of nodes comes out.
fn once_compiled(name: &str) -> Duration {
    let (time, nodes) = match name {
        "placet" => {
            let rule = benches::qualified_majority();
            timed(|| rule.compile(), |diagram| diagram.inner_nodes())
        }
        "oxidd" | "oxidd, fed" => {
            let manager = oxidd::bdd::new_manager(1 << 16, 1 << 14, 1);
            let members = manager.with_manager_exclusive(|manager| {
                let range = manager.add_vars(EU.len() as u32);
                range.map(|number| BDDFunction::var(manager, number).unwrap()).collect::<Vec<_>>()
            });
            let constants = manager.with_manager_shared(|manager| [BDDFunction::f(manager), BDDFunction::t(manager)]);
            let build = if name == "oxidd" { by_oxidd } else { fed_to_oxidd };
            timed(|| build(&members, &constants), |rule| rule.node_count() - 2)
        }
        _ => timed(by_biodivine, |rule| rule.size() - 2),
    };
    assert_eq!(nodes, 11_187, "{name}");
    time
}

fn timed<T>(work: impl FnOnce() -> T, nodes: impl FnOnce(&T) -> usize) -> (Duration, usize) {
    let start = Instant::now();
    let made = black_box(work());
    (start.elapsed(), nodes(&made))
}

fn by_oxidd(members: &[BDDFunction], constants: &[BDDFunction]) -> BDDFunction {
    let [fifteen, share, unblocked] = Threshold::of_the_rule().map(|threshold| {
        let mut made = constants.to_vec();
        for node in &threshold.nodes {
            made.push(members[node.level].ite(&made[node.yes], &made[node.no]).unwrap());
        }
        made.pop().unwrap()
    });
    fifteen.and(&share).unwrap().or(&unblocked).unwrap()
}

fn fed_to_oxidd(members: &[BDDFunction], constants: &[BDDFunction]) -> BDDFunction {
    let mut people_left = vec![0; EU.len() + 1];
    for level in (0..EU.len()).rev() {
        people_left[level] = people_left[level + 1] + EU[level];
    }
    let known = vec![vec![Vec::new(); EU.len() + 1]; EU.len()];
    let mut whole = Whole { members, constants, people_left, known };
    whole.node(0, 0, (65 * EU.iter().sum::<i64>() + 99) / 100).0
}

/// A node of OxiDD, and the people that may be missing for it to be the one.
type Missing = (BDDFunction, i64, i64);

/// The whole rule: 15 in favour with enough people, or 24.
struct Whole<'a> {
    members: &'a [BDDFunction],
    constants: &'a [BDDFunction],
    people_left: Vec<i64>,
    /// For each level and number in favour, by the people missing, ascending.
    known: Vec<Vec<Vec<Missing>>>,
}

impl Whole<'_> {
    fn node(&mut self, level: usize, votes: usize, missing: i64) -> Missing {
        let (always, left) = ((i64::MIN / 2, i64::MAX / 2), EU.len() - level);
        if votes >= 24 {
            return (self.constants[1].clone(), always.0, always.1);
        }
        if votes + left < 15 {
            return (self.constants[0].clone(), always.0, always.1);
        }
        if missing <= 0 && votes >= 15 {
            return (self.constants[1].clone(), always.0, 0);
        }
        let lost = self.people_left[level];
        if missing > lost && votes + left < 24 {
            return (self.constants[0].clone(), lost + 1, always.1);
        }
        // Where the people are decided, the number in favour alone is left.
        let (low, high) = match missing {
            ..=0 => (always.0, 0),
            _ if missing > lost => (lost + 1, always.1),
            _ => (1, lost),
        };
        let known = &self.known[level][votes];
        let place = known.partition_point(|(_, _, high)| *high < missing);
        if let Some(found) = known.get(place).filter(|(_, low, _)| *low <= missing) {
            return found.clone();
        }
        let people = EU[level];
        let (yes, yes_low, yes_high) = self.node(level + 1, votes + 1, missing - people);
        let (no, no_low, no_high) = self.node(level + 1, votes, missing);
        let low = low.max(no_low).max(yes_low.saturating_add(people));
        let high = high.min(no_high).min(yes_high.saturating_add(people));
        let node = if yes == no { yes } else { self.members[level].ite(&yes, &no).unwrap() };
        self.known[level][votes].insert(place, (node.clone(), low, high));
        (node, low, high)
    }
}

fn by_biodivine() -> Bdd {
    let members = EU.len() as u16;
    let [fifteen, share, unblocked] = Threshold::of_the_rule().map(|threshold| {
        let mut made = vec![BddNode::mk_zero(members), BddNode::mk_one(members)];
        made.extend(threshold.nodes.iter().map(|node| {
            let [no, yes] = [node.no, node.yes].map(BddPointer::from_index);
            BddNode::mk_node(BddVariable::from_index(node.level), no, yes)
        }));
        Bdd::from_nodes(&made).unwrap()
    });
    fifteen.and(&share).or(&unblocked)
}

/// The nodes of "the weights of those in favour add up to the quota", children first; 0 is false and 1 is true.
struct Threshold {
    weights: Vec<i64>,
    nodes: Vec<Node>,
    /// For each level, by the least that may be missing: the most, and the node.
    known: Vec<BTreeMap<i64, (i64, usize)>>,
}

struct Node {
    level: usize,
    yes: usize,
    no: usize,
}

impl Threshold {
    fn of_the_rule() -> [Self; 3] {
        let all = EU.iter().sum::<i64>();
        let people = EU.iter().map(|people| 100 * people).collect();
        [(vec![1; EU.len()], 15), (people, 65 * all), (vec![1; EU.len()], 24)].map(|(weights, quota)| {
            let known = vec![BTreeMap::new(); weights.len()];
            let mut threshold = Self { weights, nodes: Vec::new(), known };
            threshold.node(0, quota);
            threshold
        })
    }

    /// The node for what is missing at a level, and the range of it on which the node is the same.
    fn node(&mut self, level: usize, missing: i64) -> (usize, i64, i64) {
        if missing <= 0 {
            return (1, i64::MIN / 2, 0);
        }
        let rest: i64 = self.weights[level..].iter().sum();
        if missing > rest {
            return (0, rest + 1, i64::MAX / 2);
        }
        if let Some((&low, &(high, node))) = self.known[level].range(..=missing).next_back()
            && missing <= high
        {
            return (node, low, high);
        }
        let weight = self.weights[level];
        let (yes, yes_low, yes_high) = self.node(level + 1, missing - weight);
        let (no, no_low, no_high) = self.node(level + 1, missing);
        let (low, high) = ((yes_low + weight).max(no_low), (yes_high + weight).min(no_high));
        let node = if yes == no { yes } else { self.push(Node { level, yes, no }) };
        self.known[level].insert(low, (high, node));
        (node, low, high)
    }

    fn push(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() + 1
    }
}

/// Runs the `placet` of the same target folder, when it has been built.
fn whole_processes() {
    let this = env::current_exe().unwrap();
    let Some(placet) = this.ancestors().nth(2).map(|folder| folder.join("placet")).filter(|path| path.is_file()) else {
        println!("\nno `placet` beside these benchmarks: cargo build --release");
        return;
    };
    println!("\nwhole processes");
    let runs: [&[&str]; 4] =
        [&["--version"], &["brief"], &["brief", "--full"], &["whatif", "RUS@unsc_mandate=abstain"]];
    let mut times = vec![Vec::new(); runs.len()];
    for _ in 0..ROUNDS {
        for (times, arguments) in times.iter_mut().zip(runs) {
            times.push(whole_process(&placet, arguments));
        }
    }
    for (times, arguments) in times.into_iter().zip(runs) {
        println!("  placet {:<38}{:>6.0} ms", arguments.join(" "), median(times).as_secs_f64() * 1e3);
    }
}

fn whole_process(placet: &Path, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(placet).args(arguments).current_dir("/").stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "placet {}", arguments.join(" "));
    start.elapsed()
}
