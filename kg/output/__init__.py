"""What people take away: pictures, workbooks, Word documents, exports."""
