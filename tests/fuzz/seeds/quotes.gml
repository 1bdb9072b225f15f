graph [
node [ id 0 label "say \"hi\" again" ]
node [ id 1 label "C:\" x 3 y "D:\" ]
node [ id 2 label "[a \"b\"]" ]
]
