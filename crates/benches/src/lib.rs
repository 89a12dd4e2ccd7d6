//! Rules to measure, each with the variables it reads.

use diagram::{Formula, Logic, Variable};

/// A rule and the logic it is written in.
pub struct Rule {
    /// Where the formula lives.
    pub logic: Logic,
    /// The rule.
    pub formula: Formula,
}

impl Rule {
    /// A rule over `members` variables of `options` options each; `write` says which.
    ///
    /// # Panics
    /// When `write` refuses, which no rule here does.
    fn over(
        members: usize,
        options: u32,
        write: impl FnOnce(&mut Logic, &[Variable]) -> Result<Formula, diagram::LogicError>,
    ) -> Self {
        let mut logic = Logic::new();
        let members: Vec<Variable> = (0..members).map(|_| logic.variable(options)).collect();
        let formula = write(&mut logic, &members).unwrap_or_else(|error| panic!("{error}"));
        Self { logic, formula }
    }
}

/// Populations of the members of the European Union on 1 January 2023, descending (Eurostat, demo_pjan).
pub const EU: [i64; 27] = [
    84358845, 68070697, 58850717, 48059777, 36753736, 19051562, 17811291, 11754004, 10827529, 10521556, 10467366,
    10394055, 9597085, 9104772, 6447710, 5932654, 5563970, 5428792, 5194336, 3850894, 2857279, 2116792, 1883008,
    1365884, 920701, 660809, 542051,
];
