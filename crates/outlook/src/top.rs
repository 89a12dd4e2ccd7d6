//! The paths over events, tablings, and what they ask of each block.

use std::collections::BTreeMap;

use diagram::{Compiler, Diagram, Formula, Logic, LogicError, Variable};
use dossier::Dossier;
use terms::{Diagnostic, Diagnostics};

use crate::decisions::Decisions;
use crate::system::{BlockRead, Source, too_large};
use crate::tree::{Timing, Tree, text_event};

/// For each block, by the number of its first variable: the formulas the paths ask of it.
pub(crate) type Roots = BTreeMap<usize, Vec<Formula>>;

/// A path's formula with each largest part that reads one block alone made a question to that block.
pub(crate) enum Part {
    Constant(bool),
    Event(usize, Vec<usize>),
    Tabled(usize),
    /// The answer to the block's question of that number.
    Asked {
        block: usize,
        question: usize,
    },
    Not(Box<Part>),
    And(Vec<Part>),
    Or(Vec<Part>),
}

/// A part while it is being made: of one block alone, or not.
enum Made {
    OfBlock(usize, Formula),
    OfTop(Part),
}

/// Splits the paths between top and blocks.
pub(crate) fn parts(trees: &[Tree], decisions: &mut Decisions<'_>) -> Result<(Vec<Part>, Roots), Diagnostics> {
    let mut splitter = Splitter { decisions, roots: Roots::new() };
    let parts = trees
        .iter()
        .map(|tree| {
            let made = splitter.make(tree)?;
            Ok(splitter.ask(made))
        })
        .collect::<Result<_, Diagnostics>>()?;
    Ok((parts, splitter.roots))
}

struct Splitter<'a, 'd> {
    decisions: &'a mut Decisions<'d>,
    roots: Roots,
}

impl Splitter<'_, '_> {
    fn make(&mut self, tree: &Tree) -> Result<Made, Diagnostics> {
        Ok(match tree {
            Tree::Constant(value) => Made::OfTop(Part::Constant(*value)),
            Tree::Event(event, options) => Made::OfTop(Part::Event(*event, options.clone())),
            Tree::Tabled(motion) => Made::OfTop(Part::Tabled(*motion)),
            Tree::Leaf(leaf) => {
                let formula = self.decisions.leaf(leaf)?;
                self.of_block(formula)
            }
            Tree::Not(part) => match self.make(part)? {
                Made::OfBlock(_, formula) => {
                    let formula = self.decisions.logic.not(formula);
                    self.of_block(formula)
                }
                Made::OfTop(part) => Made::OfTop(Part::Not(Box::new(part))),
            },
            Tree::And(parts) => self.junction(parts, true)?,
            Tree::Or(parts) => self.junction(parts, false)?,
        })
    }

    fn of_block(&self, formula: Formula) -> Made {
        match self.decisions.block_of(formula) {
            Some(block) => Made::OfBlock(block, formula),
            None => Made::OfTop(Part::Constant(self.decisions.logic.holds(formula, &[]))),
        }
    }

    /// Joins what belongs to one block there, and the rest in the top.
    fn junction(&mut self, parts: &[Tree], all: bool) -> Result<Made, Diagnostics> {
        let mut by_block: Roots = BTreeMap::new();
        let mut of_top = Vec::new();
        for part in parts {
            match self.make(part)? {
                Made::OfBlock(block, formula) => by_block.entry(block).or_default().push(formula),
                Made::OfTop(part) => of_top.push(part),
            }
        }
        let logic = &mut self.decisions.logic;
        let joined: Vec<Formula> =
            by_block.into_values().map(|list| if all { logic.and(list) } else { logic.or(list) }).collect();
        if let (true, [only]) = (of_top.is_empty(), &joined[..]) {
            return Ok(self.of_block(*only));
        }
        for formula in joined {
            let made = self.of_block(formula);
            of_top.push(self.ask(made));
        }
        Ok(Made::OfTop(if all { Part::And(of_top) } else { Part::Or(of_top) }))
    }

    fn ask(&mut self, made: Made) -> Part {
        match made {
            Made::OfTop(part) => part,
            Made::OfBlock(block, formula) => {
                let questions = self.roots.entry(block).or_default();
                let question = questions.iter().position(|known| *known == formula).unwrap_or_else(|| {
                    questions.push(formula);
                    questions.len() - 1
                });
                Part::Asked { block, question }
            }
        }
    }
}

/// The compiled top.
pub(crate) struct Top {
    pub diagram: Diagram,
    pub events: Vec<Option<Variable>>,
    pub tablings: Vec<Option<Variable>>,
    /// The variable of each block, in the order of the roots.
    pub blocks: Vec<Variable>,
    /// What each variable stands for.
    pub sources: Vec<Source>,
}

/// Compiles the paths: a root for each, then one for "any of them", then one for each "alone".
pub(crate) fn compile(
    dossier: &Dossier,
    timings: &[Timing],
    parts: &[Part],
    roots: &Roots,
    blocks: &[(Diagram, Vec<BlockRead>)],
) -> Result<Top, Diagnostics> {
    let mut builder = Builder {
        logic: Logic::new(),
        timings,
        blocks,
        number: roots.keys().enumerate().map(|(number, &block)| (block, number)).collect(),
        events: vec![None; timings.len()],
        tablings: vec![None; dossier.motions.len()],
        of_block: vec![None; blocks.len()],
        sources: Vec::new(),
    };
    let wide = |error: LogicError| Diagnostics::from(Diagnostic::error("too-large", error.to_string()));
    let paths: Vec<Formula> = parts.iter().map(|part| builder.formula(part)).collect::<Result<_, _>>().map_err(wide)?;
    let any = builder.logic.or(paths.iter().copied());
    let mut formulas = paths.clone();
    formulas.push(any);
    for index in 0..paths.len() {
        let others: Vec<Formula> = (0..paths.len())
            .filter(|&other| other != index && !contains(dossier, index, other) && !contains(dossier, other, index))
            .map(|other| paths[other])
            .collect();
        let other = builder.logic.or(others);
        let no_other = builder.logic.not(other);
        formulas.push(builder.logic.and([paths[index], no_other]));
    }
    let diagram = Compiler::new(&builder.logic)
        .order(builder.order(dossier))
        .compile(&formulas)
        .map_err(|error| too_large("the paths together", &error))?;
    let blocks = builder.of_block.iter().map(|variable| variable.unwrap_or(Variable(u32::MAX))).collect();
    Ok(Top { diagram, events: builder.events, tablings: builder.tablings, blocks, sources: builder.sources })
}

/// Is path `part` one of those that path `whole` is built from?
fn contains(dossier: &Dossier, whole: usize, part: usize) -> bool {
    fn walk(dossier: &Dossier, formula: &dossier::Formula, wanted: usize) -> bool {
        match formula {
            dossier::Formula::And(parts) | dossier::Formula::Or(parts) => {
                parts.iter().any(|part| walk(dossier, part, wanted))
            }
            dossier::Formula::Not(part) => walk(dossier, part, wanted),
            dossier::Formula::Path(id) => {
                let index = dossier.paths.iter().position(|path| path.id.value == id.value);
                index.is_some_and(|index| index == wanted || walk(dossier, &dossier.paths[index].when, wanted))
            }
            _ => false,
        }
    }
    walk(dossier, &dossier.paths[whole].when, part)
}

struct Builder<'a> {
    logic: Logic,
    timings: &'a [Timing],
    blocks: &'a [(Diagram, Vec<BlockRead>)],
    number: BTreeMap<usize, usize>,
    events: Vec<Option<Variable>>,
    tablings: Vec<Option<Variable>>,
    of_block: Vec<Option<Variable>>,
    sources: Vec<Source>,
}

impl Builder<'_> {
    /// The variable that stands for a source, made when it is first read.
    fn variable(&mut self, source: Source, options: u32) -> Variable {
        let slot = match source {
            Source::Block(number) => &mut self.of_block[number],
            Source::Event(number) => &mut self.events[number],
            Source::Tabled(number) => &mut self.tablings[number],
        };
        *slot.get_or_insert_with(|| {
            self.sources.push(source);
            self.logic.variable(options)
        })
    }

    fn formula(&mut self, part: &Part) -> Result<Formula, LogicError> {
        match part {
            Part::Constant(value) => Ok(self.logic.constant(*value)),
            Part::Event(event, options) => {
                let count = self.timings[*event].options() as u32;
                let variable = self.variable(Source::Event(*event), count);
                let options: Vec<u32> = options.iter().map(|&option| option as u32).collect();
                self.logic.literal(variable, &options)
            }
            Part::Tabled(motion) => {
                let variable = self.variable(Source::Tabled(*motion), 2);
                self.logic.literal(variable, &[0])
            }
            Part::Asked { block, question } => {
                let number = self.number[block];
                let outcomes = self.blocks[number].0.outcomes();
                let variable = self.variable(Source::Block(number), outcomes.len() as u32);
                let yes: Vec<u32> =
                    (0..outcomes.len() as u32).filter(|&outcome| outcomes[outcome as usize][*question]).collect();
                self.logic.literal(variable, &yes)
            }
            Part::Not(part) => {
                let part = self.formula(part)?;
                Ok(self.logic.not(part))
            }
            Part::And(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.formula(part)).collect::<Result<_, _>>()?;
                Ok(self.logic.and(parts))
            }
            Part::Or(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.formula(part)).collect::<Result<_, _>>()?;
                Ok(self.logic.or(parts))
            }
        }
    }

    /// Events that choose contexts first, then other events, then the rest as the paths first read them.
    fn order(&self, dossier: &Dossier) -> Vec<Variable> {
        let chooses = |event: &dossier::Event| {
            let selectors =
                dossier.motions.iter().map(|m| &m.selector).chain(dossier.resources.iter().map(|r| &r.selector));
            selectors.flatten().any(|selector| selector.event.value == event.id.value)
        };
        // What becomes of texts chooses cases too.
        let mut order: Vec<Variable> = self.events[text_event(dossier)].into_iter().collect();
        for wanted in [true, false] {
            let events = dossier.events.iter().zip(&self.events).filter(|(event, _)| chooses(event) == wanted);
            order.extend(events.filter_map(|(_, variable)| *variable));
        }
        let rest = (0..self.logic.variables() as u32).map(Variable);
        let rest: Vec<Variable> = rest.filter(|variable| !order.contains(variable)).collect();
        order.extend(rest);
        order
    }
}
