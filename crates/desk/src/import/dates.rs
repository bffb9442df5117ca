//! Which order day and month have in the columns of a file: cells that can be read in one order
//! alone settle it for their column (decision 0025).

use intake::mapping::Target;
use intake::{DateOrder, RawRow};
use jiff::civil::Date;
use link::normal::{self, DateStyle, Order};

/// Cells of each order, by column.
pub(super) struct Orders {
    columns: Vec<Column>,
    style: DateStyle,
}

struct Column {
    number: usize,
    day_first: bool,
    month_first: bool,
}

impl Orders {
    /// Nothing seen yet of the columns that hold a day.
    pub(super) fn of(targets: &[Target], today: Date) -> Self {
        let dates = targets.iter().enumerate().filter(|(_, target)| target.is_date());
        let column = |(number, _)| Column { number, day_first: false, month_first: false };
        Self { columns: dates.map(column).collect(), style: style(None, today) }
    }

    /// Whether no column holds a day.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Takes note of the days of a row.
    pub(super) fn see(&mut self, row: &RawRow) {
        for column in &mut self.columns {
            match normal::date_order(row.cell(column.number), self.style) {
                Some(Order::DayFirst) => column.day_first = true,
                Some(Order::MonthFirst) => column.month_first = true,
                None => {}
            }
        }
    }

    /// The columns in which all cells that tell it tell the same.
    pub(super) fn settled(&self) -> Vec<(usize, DateOrder)> {
        let order = |column: &Column| match (column.day_first, column.month_first) {
            (true, false) => Some((column.number, DateOrder::DayFirst)),
            (false, true) => Some((column.number, DateOrder::MonthFirst)),
            _ => None,
        };
        self.columns.iter().filter_map(order).collect()
    }
}

/// How the dates of a column are read.
pub(super) fn style(order: Option<DateOrder>, today: Date) -> DateStyle {
    let order = order.map(|order| match order {
        DateOrder::DayFirst => Order::DayFirst,
        DateOrder::MonthFirst => Order::MonthFirst,
    });
    DateStyle { latest_year: today.year(), order }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(cells: &[[&str; 2]]) -> Vec<(usize, DateOrder)> {
        let targets = [Target::PurchaseDate, Target::Part(law::kinds::Shape::BirthDate, 0)];
        let mut orders = Orders::of(&targets, "2026-11-21".parse().unwrap());
        for cells in cells {
            let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
            orders.see(&RawRow { line: 1, cells });
        }
        orders.settled()
    }

    #[test]
    fn each_column_is_settled_by_its_own_cells() {
        use DateOrder::{DayFirst, MonthFirst};
        assert_eq!(
            settled(&[["1/2/90", "4/5/61"], ["13/2/90", "4/25/61"]]),
            [(0, DayFirst), (1, MonthFirst)]
        );
        assert_eq!(settled(&[["1/2/90", "4/25/61"]]), [(1, MonthFirst)]);
        assert_eq!(settled(&[["1/2/90", "01.02.1990"], ["", "1990-02-25"]]), []);
        assert_eq!(settled(&[["13/2/90", ""], ["2/13/90", ""]]), [], "they contradict each other");
    }
}
