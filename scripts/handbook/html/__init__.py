"""HTML trees and addresses within a built site, for all rooms that read or write pages. Imports no other room."""
