"""Writes the workbook of the test with openpyxl, as spreadsheets do, to the path given."""

import datetime
import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

book = Workbook()
people = book.active
people.title = "People"
people.append(["Name", "Kind", "Born", "Shares", "Website", "Source"])
people.append(["Ada Bergen", "person", datetime.date(1970, 3, 30), 0.5, None, "https://register.example/ada"])
people.append(["Alder Works", "firm", None, 1200000, "page", None])
people["E3"].hyperlink = "https://alder.example"
people["A2"].hyperlink = "https://people.example/ada#life"
people["A3"].hyperlink = "mailto:works@alder.example"
people["F2"].hyperlink = "https://register.example/ada"
people["A1"].font = Font(bold=True)
ties = book.create_sheet("Ties, 2020/21"[:31].replace("/", "-"))
ties["A1"], ties["B1"], ties["C1"], ties["D1"], ties["E1"] = "From", "Type", "To", "Since", "Weight"
ties.append(["Ada Bergen", "owns", "Alder Works", datetime.datetime(2019, 3, 1), "=1/2"])
ties.append([None] * 5)
ties.append(["Ada Bergen", "advises", "Alder Works", 2021, 3])
ties.append([None, "supplies", "Birch & Sons", datetime.datetime(2020, 6, 18, 12, 30), 0.25])
ties.merge_cells("A4:A5")
titled = book.create_sheet("Titled")
titled.append(["Firms of 2020"])
titled["A1"].hyperlink = "https://title.example"
titled.append(["Name", "Kind", "Note"])
titled.append(["Cedar Bank", "firm", "large"])
titled["C3"].hyperlink = "https://cedar.example/report"
book.create_sheet("Empty")
times = book.create_sheet("Times")
times.append(["From", "Type", "To", "Opens", "Lasts", "Note"])
times.append(["Alder Works", "supplies", "Cedar Bank", datetime.time(14, 30), datetime.timedelta(hours=36), "a"])
times.append([None, None, "Dag & Sons", datetime.time(0, 0, 5), None, "b"])
times.append([None] * 6)
times.append([None, "lends to", None, None, None, None])
times["C5"] = "Elm"
times.merge_cells("A2:A6")
times.merge_cells("B2:B4")
times["C2"].comment = Comment("checked", "Ada")
chart = book.create_chartsheet("Chart")
book.save(sys.argv[1])
