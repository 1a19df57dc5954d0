"""Writes the cells of a list again with another library: read from a CSV whose first line names each column's kind, f for figures, l for links.
usage: portfolio.py openpyxl|xlsxwriter CSV XLSX"""
import csv, sys


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        kinds = next(reader)
        for row in reader:
            yield [float(cell) if kind == "f" and is_figure(cell) else cell for kind, cell in zip(kinds, row)]


def is_figure(cell):
    return cell[:1].isdigit() or cell[:1] == "-" and cell[1:2].isdigit()


def openpyxl(source, target):
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Organizations")
    for row in rows(source):
        cells = []
        for value in row:
            cell = value
            if isinstance(value, float):
                cell = WriteOnlyCell(sheet, value)
                cell.number_format = "#,##0.00"
            elif value[:1] == "=" and not value.startswith("=HYPERLINK(\"../"):
                cell = WriteOnlyCell(sheet, value)
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(target)


def xlsxwriter(source, target):
    from xlsxwriter import Workbook
    book = Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("Organizations")
    money = book.add_format({"num_format": "#,##0.00"})
    for number, row in enumerate(rows(source)):
        for column, value in enumerate(row):
            if isinstance(value, float):
                sheet.write_number(number, column, value, money)
            elif value.startswith("=HYPERLINK(\"../"):
                sheet.write_formula(number, column, value, None, "Open")
            else:
                sheet.write_string(number, column, value)
    book.close()


{"openpyxl": openpyxl, "xlsxwriter": xlsxwriter}[sys.argv[1]](sys.argv[2], sys.argv[3])
